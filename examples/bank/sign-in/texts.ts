// What the credit union's pages say, in its two languages.

export type Language = 'en' | 'fr'

export const BANK: Readonly<Record<Language, string>> = {
  en: 'Tern Bay Credit Union',
  fr: 'Caisse de la baie des Sternes',
}

export type Texts = Readonly<Record<keyof typeof english, string>>

const english = {
  example: 'An invented bank: every member and every amount is made up.',
  signIn: 'Sign in',
  forApp: 'You then return to',
  userName: 'User name',
  password: 'Password',
  next: 'Continue',
  cancel: 'Cancel',
  wrongPassword: 'This user name and password do not belong together. Check both, and try again.',
  code: 'Enter your code',
  codeMeans: 'Open the authenticator app on your phone and type the six digits that it shows.',
  codeLabel: 'Six-digit code',
  wrongCode: 'This is not the present code, or it was used before. Wait for the next one, and type that.',
  otherUser: 'Sign in as somebody else',
  phoneLink: 'Open the phone of this member',
  phone: 'The phone',
  phoneOf: 'The phone of',
  phoneMeans: 'This page stands for the phone of a member. It is there only while the example runs.',
  phoneSeconds: 'seconds left, then the next code comes.',
  phoneQr: 'To see the codes on your own phone, read this with an authenticator app.',
  noMember: 'There is no such member.',
  tooOften: 'Too many attempts. Begin again at the app that sent you here.',
  expired: 'This sign-in is over',
  expiredMeans: 'It took too long, or it ended in another tab. Begin again at the app that sent you here.',
  signOut: 'Sign out',
  signOutMeans: 'Sign out of the credit union in this browser?',
  stay: 'Stay signed in',
  signedOut: 'You are signed out',
  signedOutMeans: 'You can close this page.',
  refused: 'The sign-in cannot begin',
  home: 'Members sign in here when an app asks for their data. Begin at the app.',
}

const french: Texts = {
  example: 'Une institution inventée\u00A0: chaque membre et chaque montant est fictif.',
  signIn: 'Ouvrir une session',
  forApp: 'Vous retournerez ensuite à',
  userName: 'Nom d’utilisateur',
  password: 'Mot de passe',
  next: 'Continuer',
  cancel: 'Annuler',
  wrongPassword: 'Ce nom d’utilisateur et ce mot de passe ne vont pas ensemble. Vérifiez-les, puis réessayez.',
  code: 'Entrez votre code',
  codeMeans: 'Ouvrez l’appli d’authentification de votre téléphone et tapez les six chiffres qu’elle affiche.',
  codeLabel: 'Code à six chiffres',
  wrongCode: 'Ce n’est pas le code actuel, ou il a déjà servi. Attendez le suivant, puis tapez-le.',
  otherUser: 'Ouvrir une session sous un autre nom',
  phoneLink: 'Ouvrir le téléphone de ce membre',
  phone: 'Le téléphone',
  phoneOf: 'Le téléphone de',
  phoneMeans: 'Cette page tient lieu de téléphone d’un membre. Elle n’existe que pendant que l’exemple fonctionne.',
  phoneSeconds: 'secondes encore, puis vient le code suivant.',
  phoneQr: 'Pour voir les codes sur votre propre téléphone, lisez ceci avec une appli d’authentification.',
  noMember: 'Ce membre n’existe pas.',
  tooOften: 'Trop de tentatives. Recommencez à partir de l’appli qui vous a envoyé ici.',
  expired: 'Cette ouverture de session est terminée',
  expiredMeans:
    'Elle a trop duré, ou a pris fin dans un autre onglet. Recommencez à partir de l’appli qui vous a envoyé ici.',
  signOut: 'Fermer la session',
  signOutMeans: 'Fermer votre session à la caisse dans ce navigateur?',
  stay: 'Rester en session',
  signedOut: 'Votre session est fermée',
  signedOutMeans: 'Vous pouvez fermer cette page.',
  refused: 'L’ouverture de session ne peut pas commencer',
  home: 'Les membres ouvrent ici une session quand une appli demande leurs données. Commencez par l’appli.',
}

export const texts: Readonly<Record<Language, Texts>> = { en: english, fr: french }

/** The first of OpenID Connect's `ui_locales`, or of the browser's languages, that the credit union has. */
export function languageOf(...wishes: readonly (string | undefined)[]): Language {
  const words = wishes.flatMap((wish) => wish?.toLowerCase().split(/[\s,;]+/) ?? [])
  return words.map((word) => word.slice(0, 2)).find((word) => word === 'en' || word === 'fr') ?? 'en'
}
