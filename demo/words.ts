// Words: every sentence that Almanac says, in English and in French.

import type { AccountKind } from './accounts.ts'
import type { TroubleName } from './trouble.ts'

export type Language = 'en' | 'fr'

const en = {
  tagline: 'Know your money by the month.',
  pitch:
    'Almanac reads two years of your accounts, straight from your bank and only with your consent, and shows where each month went.',
  connect: 'Connect my bank',
  promises: [
    'You sign in at your bank. Almanac never sees your password.',
    'Almanac can look. It cannot move money.',
    'You choose the accounts, and you can stop at any time.',
  ],
  connectFirst: 'It takes about a minute.',
  hosted: 'Try the hosted page of Portage',
  hostedTitle: 'Connect, hosted by Portage',
  hostedPitch: 'This page embeds it and hears a LoginId, with which our server reads or shares an account.',
  hostedFrame: 'Connect your bank',
  hostedRedirect: 'The same without a frame: go there and come back',
  hostedRefused: 'Nothing was shared.',
  farewell: 'You are disconnected. Your bank was told, and Almanac has forgotten what it had read.',
  hello: (name: string | undefined) => (name ? `Hello, ${name}` : 'Hello'),
  from: (bank: string) => `From ${bank}, read just now`,
  netWorth: 'Net worth',
  owned: 'You have',
  owed: 'You owe',
  kinds: {
    deposit: 'Everyday and savings',
    credit: 'Cards and lines of credit',
    loan: 'Mortgage and loans',
    investment: 'Investments',
    other: 'Other accounts',
  } satisfies Record<AccountKind, string>,
  noAccounts: 'Your bank shared no account. To choose some, disconnect and connect again.',
  closed: 'Closed',
  pending: 'Pending',
  arrived: (count: string) => `${count} transactions`,
  arriving: (count: string, total: string | undefined) => `Arriving: ${count}${total ? ` of ${total}` : ''}`,
  seeArrived: 'More is arriving. Show what came since',
  notRead: 'Transactions could not be read',
  latest: 'Latest',
  readAgain: 'Read again',
  disconnect: 'Disconnect',
  back: 'All accounts',
  available: 'Available',
  limit: 'Limit',
  nextPayment: 'Next payment',
  holdings: 'Holdings',
  units: (count: string) => `${count} units`,
  payTo: 'To be paid into this account',
  network: 'Network',
  bankNumber: 'Institution and transit',
  accountNumber: 'Account number',
  statements: 'Statements',
  statementOf: (day: string) => `${day} (PDF)`,
  beingMade: 'being prepared by the bank',
  activity: 'Two years, month by month',
  moneyIn: 'In',
  moneyOut: 'Out',
  paidBack: 'Paid',
  charged: 'Charged',
  find: 'Find',
  findHint: 'A shop, a person, a word',
  month: 'Month',
  allMonths: 'All months',
  show: 'Show',
  clear: 'Clear',
  found: (count: string) => `${count} found`,
  nothingFound: 'Nothing matches. Try another word or month.',
  noTransactions: 'No transaction in the last two years.',
  older: 'Older',
  newer: 'Newer',
  wireTitle: 'What just happened',
  wireNote: (calls: string) =>
    `Calls on the wire: ${calls}. Tokens stay on the server of this app and are never shown.`,
  wireBy: 'By',
  wireCall: 'Call',
  wireStatus: 'Status',
  wireTime: 'Time',
  byApp: 'app',
  byBrowser: 'browser',
  noAnswer: 'no answer',
  home: 'Back to Almanac',
  retry: 'Try again',
  said: 'The server said:',
  quote: 'Reference to quote:',
  footer: 'Almanac is the demo app of Portage: invented people, invented money.',
  bug: { title: 'Almanac stumbled', text: 'This is a fault of this app, and nothing you did. Go back and try again.' },
  trouble: {
    denied: {
      title: 'Nothing was shared',
      text: 'You said no at your bank, so Almanac received nothing. You can connect whenever you like.',
    },
    stale: {
      title: 'This sign-in is no longer open',
      text: 'It was finished already, took too long, or began in another browser. Nothing was shared by it. Please connect again.',
    },
    ended: {
      title: 'Sharing has ended',
      text: 'Your consent was withdrawn or has run out, so your bank no longer answers Almanac. What had been read is forgotten. Connect again if you want to continue.',
    },
    refused: {
      title: 'The server refused',
      text: 'It does not accept what Almanac asked for. Going back and starting again may help.',
    },
    unreachable: {
      title: 'Your bank cannot be reached',
      text: 'No usable answer came. Nothing is lost; please try again in a moment.',
    },
    busy: {
      title: 'Too many questions at once',
      text: 'Your bank asks Almanac to slow down. Please wait a minute and try again.',
    },
    unclear: {
      title: 'An answer that makes no sense',
      text: 'The server answered in a way that Almanac does not understand or does not trust, so it stopped.',
    },
    not_shared: { title: 'Not shared', text: 'Your consent does not include this.' },
    not_offered: { title: 'Not offered', text: 'Your bank does not offer this for this account.' },
    not_found: { title: 'Not here', text: 'There is nothing at this address, or it is no longer shared.' },
    processing: { title: 'Not ready yet', text: 'Your bank is still preparing this document. Please try again later.' },
    foreign_form: { title: 'Not from here', text: 'This request came from another site, so Almanac ignored it.' },
  } satisfies Record<TroubleName, { title: string; text: string }>,
}

export type Words = typeof en

const fr: Words = {
  tagline: 'Votre argent, mois par mois.',
  pitch:
    'Almanac lit deux ans de vos comptes, directement à votre banque et seulement avec votre accord, et montre où chaque mois est passé.',
  connect: 'Connecter ma banque',
  promises: [
    'Vous ouvrez une session à votre banque. Almanac ne voit jamais votre mot de passe.',
    'Almanac peut regarder. Il ne peut pas déplacer d’argent.',
    'Vous choisissez les comptes, et vous pouvez arrêter en tout temps.',
  ],
  connectFirst: 'Cela prend environ une minute.',
  hosted: 'Essayer la page hébergée de Portage',
  hostedTitle: 'Connect, hébergé par Portage',
  hostedPitch: 'Cette page l’intègre et reçoit un LoginId, par lequel notre serveur consulte ou partage un compte.',
  hostedFrame: 'Connectez votre institution',
  hostedRedirect: 'La même chose sans cadre : y aller et revenir',
  hostedRefused: 'Rien n’a été partagé.',
  farewell: 'Vous êtes déconnecté. Votre banque en est avisée, et Almanac a oublié ce qu’il avait lu.',
  hello: (name) => (name ? `Bonjour, ${name}` : 'Bonjour'),
  from: (bank) => `De ${bank}, lu à l’instant`,
  netWorth: 'Valeur nette',
  owned: 'Vous avez',
  owed: 'Vous devez',
  kinds: {
    deposit: 'Courant et épargne',
    credit: 'Cartes et marges de crédit',
    loan: 'Hypothèque et prêts',
    investment: 'Placements',
    other: 'Autres comptes',
  },
  noAccounts:
    'Votre banque n’a partagé aucun compte. Pour en choisir, déconnectez-vous puis connectez-vous de nouveau.',
  closed: 'Fermé',
  pending: 'En attente',
  arrived: (count) => `${count} opérations`,
  arriving: (count, total) => `En cours : ${count}${total ? ` sur ${total}` : ''}`,
  seeArrived: 'La suite arrive. Afficher ce qui est arrivé depuis',
  notRead: 'Les opérations n’ont pas pu être lues',
  latest: 'Dernières opérations',
  readAgain: 'Relire',
  disconnect: 'Déconnecter',
  back: 'Tous les comptes',
  available: 'Disponible',
  limit: 'Limite',
  nextPayment: 'Prochain paiement',
  holdings: 'Titres détenus',
  units: (count) => `${count} unités`,
  payTo: 'Pour payer dans ce compte',
  network: 'Réseau',
  bankNumber: 'Institution et transit',
  accountNumber: 'Numéro de compte',
  statements: 'Relevés',
  statementOf: (day) => `${day} (PDF)`,
  beingMade: 'en préparation à la banque',
  activity: 'Deux ans, mois par mois',
  moneyIn: 'Entrées',
  moneyOut: 'Sorties',
  paidBack: 'Payé',
  charged: 'Porté au compte',
  find: 'Chercher',
  findHint: 'Un commerce, une personne, un mot',
  month: 'Mois',
  allMonths: 'Tous les mois',
  show: 'Afficher',
  clear: 'Effacer',
  found: (count) => `${count} trouvées`,
  nothingFound: 'Rien ne correspond. Essayez un autre mot ou un autre mois.',
  noTransactions: 'Aucune opération depuis deux ans.',
  older: 'Plus anciennes',
  newer: 'Plus récentes',
  wireTitle: 'Ce qui vient de se passer',
  wireNote: (calls) =>
    `Appels sur le réseau\u00A0: ${calls}. Les jetons restent sur le serveur de cette application et ne sont jamais montrés.`,
  wireBy: 'Par',
  wireCall: 'Appel',
  wireStatus: 'Statut',
  wireTime: 'Durée',
  byApp: 'application',
  byBrowser: 'navigateur',
  noAnswer: 'sans réponse',
  home: 'Retour à Almanac',
  retry: 'Réessayer',
  said: 'Le serveur a dit\u00A0:',
  quote: 'Référence à citer\u00A0:',
  footer: 'Almanac est l’application de démonstration de Portage : personnes inventées, argent inventé.',
  bug: {
    title: 'Almanac a trébuché',
    text: 'C’est une erreur de cette application, pas la vôtre. Revenez en arrière et réessayez.',
  },
  trouble: {
    denied: {
      title: 'Rien n’a été partagé',
      text: 'Vous avez refusé à votre banque, donc Almanac n’a rien reçu. Vous pouvez vous connecter quand vous voulez.',
    },
    stale: {
      title: 'Cette connexion n’est plus ouverte',
      text: 'Elle est déjà terminée, a trop duré ou a commencé dans un autre navigateur. Elle n’a rien partagé. Veuillez recommencer.',
    },
    ended: {
      title: 'Le partage est terminé',
      text: 'Votre accord a été retiré ou est échu, donc votre banque ne répond plus à Almanac. Ce qui avait été lu est oublié. Connectez-vous de nouveau pour continuer.',
    },
    refused: {
      title: 'Le serveur a refusé',
      text: 'Il n’accepte pas ce qu’Almanac a demandé. Revenir et recommencer peut aider.',
    },
    unreachable: {
      title: 'Votre banque est injoignable',
      text: 'Aucune réponse utilisable n’est venue. Rien n’est perdu ; réessayez dans un instant.',
    },
    busy: {
      title: 'Trop de demandes à la fois',
      text: 'Votre banque demande à Almanac de ralentir. Attendez une minute et réessayez.',
    },
    unclear: {
      title: 'Une réponse incompréhensible',
      text: 'Le serveur a répondu d’une façon qu’Almanac ne comprend pas ou ne croit pas, donc il s’est arrêté.',
    },
    not_shared: { title: 'Non partagé', text: 'Votre accord ne comprend pas cela.' },
    not_offered: { title: 'Non offert', text: 'Votre banque n’offre pas cela pour ce compte.' },
    not_found: { title: 'Rien ici', text: 'Il n’y a rien à cette adresse, ou ce n’est plus partagé.' },
    processing: { title: 'Pas encore prêt', text: 'Votre banque prépare encore ce document. Réessayez plus tard.' },
    foreign_form: { title: 'Pas d’ici', text: 'Cette demande venait d’un autre site, donc Almanac l’a ignorée.' },
  },
}

export const wordsIn: Readonly<Record<Language, Words>> = { en, fr }

/** The language that `Accept-Language` prefers (RFC 9110 12.5.4). */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const weight = (language: Language): number =>
    Math.max(
      0,
      ...(acceptLanguage ?? '')
        .toLowerCase()
        .split(',')
        .map((range) => /^\s*([a-z]+)[^;]*(?:;\s*q=([\d.]+))?/.exec(range))
        .filter((range) => range?.[1] === language)
        .map((range) => Number(range?.[2] ?? 1)),
    )
  return weight('fr') > weight('en') ? 'fr' : 'en'
}
