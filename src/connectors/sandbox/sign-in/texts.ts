// The texts of the sandbox banks' pages, in English and French.

import type { Language } from '../../../domain/retrieval/connector.ts'

const en = {
  skip: 'Skip to the content',
  banner: 'Test bank: invented people, invented money. Never type a real password here.',
  footer: 'A test bank, for trying out data sharing. It holds no real money and serves no real customers.',
  languages: 'Language',
  signInTitle: 'Sign in',
  signInLead: 'Sign in to choose what you share. Nobody but us sees your user name and password.',
  username: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  cancel: 'Cancel',
  questionTitle: 'Security question',
  questionLead: (number: number, count: number) => `Question ${number} of ${count}: we ask to be sure that it is you.`,
  answer: 'Your answer',
  next: 'Continue',
  error: 'Error:',
  missing: 'Fill in the field to go on.',
  wrongPassword: (left: number) => `The user name or the password is wrong. ${triesLeft(left)}`,
  wrongAnswer: (left: number) => `This answer is wrong. ${triesLeft(left)}`,
  peopleTitle: 'Users of this test bank',
  peopleLead: (password: string) => `Each shows something else. The password is always ${password}.`,
  signInAs: (username: string) => `Sign in as ${username}`,
  answerHint: (answer: string) => `Test bank: the answer is ${answer}.`,
  leave: 'Return without signing in',
  again: 'Back to the sign-in',
  proceed: 'Continue',
  notice: {
    expired: {
      title: 'This sign-in has expired',
      text: 'It was open for more than ten minutes. Nothing was shared. Return to the app and start again.',
    },
    locked: {
      title: 'Too many wrong tries',
      text: 'For your safety this sign-in has ended. Nothing was shared. Return to the app and start again.',
    },
    disabled: {
      title: 'Your online access is disabled',
      text: 'Your password is right, but the bank has disabled online access for this user. Call the bank to have it restored.',
    },
    unavailable: {
      title: 'Online banking is not available',
      text: 'We cannot sign you in at the moment. Try again in a few minutes.',
    },
    signedIn: {
      title: 'You have signed in',
      text: 'There is nothing more to do at the bank. Go on to choose what you share.',
    },
    wrongBrowser: {
      title: 'This sign-in belongs to another browser',
      text: 'It was opened in another browser, or this one does not keep our cookies. Allow cookies for this site, return to the app and start again here.',
    },
    formExpired: {
      title: 'This form is no longer valid',
      text: 'We could not be sure that it was sent from our own page. Go back to the sign-in and try again.',
    },
    notFound: {
      title: 'There is no such page',
      text: 'The address may be incomplete, or the sign-in is over. Return to the app and start again.',
    },
    notUnderstood: {
      title: 'We did not understand this request',
      text: 'Go back to the previous page and try again.',
    },
    unexpected: {
      title: 'Something went wrong on our side',
      text: 'It is not your fault, and nothing was shared. Try again in a few minutes.',
    },
  },
}

export type Texts = typeof en

/** A page that says why the sign-in does not go on, and what to do. */
export type Notice = keyof Texts['notice']

const fr: Texts = {
  skip: 'Passer au contenu',
  banner: 'Institution d’essai\u00a0: personnes et argent inventés. N’entrez jamais un vrai mot de passe ici.',
  footer: 'Une institution d’essai, pour essayer le partage de données. Ni vrai argent, ni vraie clientèle.',
  languages: 'Langue',
  signInTitle: 'Connexion',
  signInLead: 'Connectez-vous pour choisir ce que vous partagez. Personne d’autre que nous ne voit vos identifiants.',
  username: 'Nom d’utilisateur',
  password: 'Mot de passe',
  signIn: 'Se connecter',
  cancel: 'Annuler',
  questionTitle: 'Question de sécurité',
  questionLead: (number, count) => `Question ${number} de ${count}\u00a0: pour nous assurer que c’est bien vous.`,
  answer: 'Votre réponse',
  next: 'Continuer',
  error: 'Erreur\u00a0:',
  missing: 'Remplissez le champ pour continuer.',
  wrongPassword: (left) => `Le nom d’utilisateur ou le mot de passe est inexact. ${essaisRestants(left)}`,
  wrongAnswer: (left) => `Cette réponse est inexacte. ${essaisRestants(left)}`,
  peopleTitle: 'Utilisateurs de cette institution d’essai',
  peopleLead: (password) => `Chacun montre autre chose. Le mot de passe est toujours ${password}.`,
  signInAs: (username) => `Se connecter comme ${username}`,
  answerHint: (answer) => `Institution d’essai\u00a0: la réponse est ${answer}.`,
  leave: 'Revenir sans se connecter',
  again: 'Revenir à la connexion',
  proceed: 'Continuer',
  notice: {
    expired: {
      title: 'Cette connexion a expiré',
      text: 'Elle est restée ouverte plus de dix minutes. Rien n’a été partagé. Retournez à l’application et recommencez.',
    },
    locked: {
      title: 'Trop d’essais inexacts',
      text: 'Pour votre sécurité, cette connexion a pris fin. Rien n’a été partagé. Retournez à l’application et recommencez.',
    },
    disabled: {
      title: 'Votre accès en ligne est désactivé',
      text: 'Votre mot de passe est exact, mais l’accès en ligne de cette personne a été désactivé. Appelez-nous pour le rétablir.',
    },
    unavailable: {
      title: 'Nos services en ligne ne sont pas disponibles',
      text: 'Nous ne pouvons pas vous connecter pour le moment. Réessayez dans quelques minutes.',
    },
    signedIn: {
      title: 'Vous êtes connecté',
      text: 'Il n’y a plus rien à faire ici. Continuez pour choisir ce que vous partagez.',
    },
    wrongBrowser: {
      title: 'Cette connexion appartient à un autre navigateur',
      text: 'Elle a été ouverte dans un autre navigateur, ou celui-ci ne garde pas nos témoins. Permettez les témoins pour ce site, retournez à l’application et recommencez ici.',
    },
    formExpired: {
      title: 'Ce formulaire n’est plus valide',
      text: 'Nous n’avons pu nous assurer qu’il venait de notre propre page. Revenez à la connexion et réessayez.',
    },
    notFound: {
      title: 'Cette page n’existe pas',
      text: 'L’adresse est peut-être incomplète, ou la connexion est terminée. Retournez à l’application et recommencez.',
    },
    notUnderstood: {
      title: 'Nous n’avons pas compris cette demande',
      text: 'Revenez à la page précédente et réessayez.',
    },
    unexpected: {
      title: 'Un problème est survenu de notre côté',
      text: 'Ce n’est pas votre faute, et rien n’a été partagé. Réessayez dans quelques minutes.',
    },
  },
}

export const texts: Readonly<Record<Language, Texts>> = { en, fr }

function triesLeft(left: number): string {
  return left === 1 ? 'You have one try left.' : `You have ${left} tries left.`
}

function essaisRestants(left: number): string {
  return left === 1 ? 'Il vous reste un essai.' : `Il vous reste ${left} essais.`
}
