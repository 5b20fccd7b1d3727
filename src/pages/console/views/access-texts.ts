// The texts of the page My access.

import type { Language } from '../../../domain/retrieval/connector.ts'
import type { Html, Printable } from '../../../platform/http/html.ts'
import { html } from '../../../platform/http/html.ts'

const en = {
  title: 'My access',
  lead: 'How you sign in, and which programs can act in your name.',
  created: 'Created',
  lastUsed: 'Last used',
  never: 'Never',
  action: 'Action',
  passkeys: 'Passkeys',
  noPasskeys: 'You have no passkey.',
  passkeysNeed: 'Passkeys require a domain name, and this server has none in its address.',
  passkeyOf: (moment: Html): Printable => html`created ${moment}`,
  passkey: {
    button: 'Add a passkey',
    hint: 'With your fingerprint, your face, your screen lock or a security key. It replaces the password and the code.',
    failed: 'Your browser did not create a passkey. This device may have one of yours already.',
  },
  codes: 'Recovery codes',
  codesLeft: (count: number) => (count === 1 ? '1 of 10 codes is left.' : `${count} of 10 codes are left.`),
  codesLead:
    'Print them or write them down, and keep them away from your phone. Each replaces a code of the app once. They are not shown again.',
  renewal: 'New password or phone',
  renewalLead: 'Set up your sign-in again: a password with an authenticator app, or a passkey.',
  tokens: 'Tokens',
  tokensMean:
    'Programs use them to do what these pages do (/api/v1/operator). The journal records what they do under your name.',
  noTokens: 'You have no token.',
  token: 'Token',
  tokenName: 'What uses it',
  tokenNameHint: 'For example: nightly report.',
  role: 'Role',
  lives: 'Valid for',
  days: (days: number) => `${days} days`,
  expires: 'Expires',
  sendItAs: 'Send it as',
  newToken: 'New token',
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
  passkey: {
    button: 'Ajouter une clé d’accès',
    hint: 'Avec votre empreinte, votre visage, le verrou de votre écran ou une clé de sécurité. Elle vous connecte sans mot de passe ni code.',
    failed: 'Votre navigateur n’a créé aucune clé d’accès. Cet appareil en a peut-être déjà une.',
  },
  codes: 'Codes de secours',
  codesLeft: (count) => `Il en reste ${count} sur 10.`,
  codesLead:
    'Imprimez-les ou notez-les, et gardez-les loin de votre téléphone. Chacun remplace une fois un code de l’application. Ils ne seront plus affichés.',
  renewal: 'Nouveau mot de passe, nouveau téléphone',
  renewalLead:
    'Choisissez de nouveau votre mode de connexion : un mot de passe avec une application d’authentification, ou une clé d’accès.',
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
  newToken: 'Un nouveau jeton',
}

export const accessTexts: Readonly<Record<Language, AccessTexts>> = { en, fr }
