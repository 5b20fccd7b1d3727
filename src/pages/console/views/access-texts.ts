// The texts of the page of an operator's own access.

import type { Language } from '../../../domain/retrieval/connector.ts'
import type { Html, Printable } from '../../../platform/http/html.ts'
import { html } from '../../../platform/http/html.ts'

const en = {
  title: 'My access',
  lead: 'How you come in, and what may act in your name.',
  created: 'Created',
  lastUsed: 'Last used',
  never: 'Never',
  action: 'Action',
  passkeys: 'Passkeys',
  noPasskeys: 'You have no passkey.',
  passkeysNeed: 'Passkeys belong to a domain name: this server can take none at its present address.',
  passkeyOf: (moment: Html): Printable => html`made ${moment}`,
  remove: 'Remove',
  removeMeans: 'It opens the console no more. Remove it from your device as well.',
  passkey: {
    button: 'Add a passkey',
    hint: 'With your fingerprint, your face, your screen lock or a security key. It signs you in without password and code.',
    trouble: 'Your browser made no passkey. Perhaps this device has one of yours already.',
  },
  codes: 'Recovery codes',
  codesLeft: (count: number) => (count === 1 ? '1 of 10 codes is left.' : `${count} of 10 codes are left.`),
  renew: 'Make new codes',
  renewMeans: 'You get ten new ones. Those on paper until now are worth nothing any more.',
  codesLead:
    'Print them or write them down, and keep them away from your phone. Each stands in once for a code of the app. They are not shown again.',
  renewal: 'A new password, a new phone',
  renewalLead: 'Choose again how you sign in: a password with an authenticator app, or a passkey.',
  chooseAnew: 'Choose anew',
  chooseAnewMeans:
    'The next page lets you choose, once and within an hour. When you have chosen, your password, codes and passkeys until now are worth nothing, and you are signed out everywhere else.',
  tokens: 'Tokens',
  tokensMean:
    'For programs that do what these pages do (/api/v1/operator). What they do is in the journal under your name.',
  noTokens: 'You have no token.',
  token: 'Token',
  tokenName: 'What uses it',
  tokenNameHint: 'Such as: nightly report.',
  role: 'Role',
  lives: 'Lives for',
  days: (days: number) => `${days} days`,
  expires: 'Expires',
  sendItAs: 'Send it as',
  end: 'End',
  endMeans: 'From this moment it opens nothing.',
  newToken: 'A new token',
  createToken: 'Create the token',
}

export type AccessTexts = typeof en

const fr: AccessTexts = {
  title: 'Mon accès',
  lead: 'Comment vous entrez, et ce qui peut agir en votre nom.',
  created: 'Création',
  lastUsed: 'Dernier usage',
  never: 'Jamais',
  action: 'Action',
  passkeys: 'Clés d’accès',
  noPasskeys: 'Vous n’avez pas de clé d’accès.',
  passkeysNeed: 'Une clé d’accès tient à un nom de domaine : l’adresse actuelle de ce serveur n’en permet pas.',
  passkeyOf: (moment) => html`créée le ${moment}`,
  remove: 'Retirer',
  removeMeans: 'Elle n’ouvre plus la console. Retirez-la aussi de votre appareil.',
  passkey: {
    button: 'Ajouter une clé d’accès',
    hint: 'Avec votre empreinte, votre visage, le verrou de votre écran ou une clé de sécurité. Elle vous connecte sans mot de passe ni code.',
    trouble: 'Votre navigateur n’a créé aucune clé d’accès. Cet appareil en a peut-être déjà une.',
  },
  codes: 'Codes de secours',
  codesLeft: (count) => `Il en reste ${count} sur 10.`,
  renew: 'Créer de nouveaux codes',
  renewMeans: 'Vous en obtenez dix nouveaux. Ceux que vous aviez sur papier ne valent plus rien.',
  codesLead:
    'Imprimez-les ou notez-les, et gardez-les loin de votre téléphone. Chacun remplace une fois un code de l’application. Ils ne seront plus affichés.',
  renewal: 'Nouveau mot de passe, nouveau téléphone',
  renewalLead:
    'Choisissez de nouveau votre mode de connexion : un mot de passe avec une application d’authentification, ou une clé d’accès.',
  chooseAnew: 'Choisir de nouveau',
  chooseAnewMeans:
    'La page suivante vous laisse choisir, une fois et en moins d’une heure. Dès que c’est fait, le mot de passe, les codes et les clés d’accès que vous aviez ne valent plus rien, et vous êtes déconnecté partout ailleurs.',
  tokens: 'Jetons',
  tokensMean:
    'Pour les programmes qui font ce que font ces pages (/api/v1/operator). Ce qu’ils font figure au journal sous votre nom.',
  noTokens: 'Vous n’avez pas de jeton.',
  token: 'Jeton',
  tokenName: 'Ce qui l’utilise',
  tokenNameHint: 'Par exemple : rapport de nuit.',
  role: 'Rôle',
  lives: 'Durée',
  days: (days) => `${days} jours`,
  expires: 'Échéance',
  sendItAs: 'Envoyez-le ainsi',
  end: 'Mettre fin',
  endMeans: 'Dès maintenant, il n’ouvre plus rien.',
  newToken: 'Un nouveau jeton',
  createToken: 'Créer le jeton',
}

export const accessTexts: Readonly<Record<Language, AccessTexts>> = { en, fr }
