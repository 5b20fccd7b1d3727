// The texts of the page of an organization's Connect, in English and French.

import type { Language } from '../../../domain/retrieval/connector.ts'

const en = {
  means: 'The hosted page on which customers of the organization connect a bank.',
  noConnect: 'Connect is not open for this organization.',
  open: 'Open Connect',
  change: 'Change the settings',
  site: 'Site',
  siteHint: 'The site that customers know: https://app.example/',
  redirectUrls: 'Redirect URLs',
  redirectUrlsHint:
    'The addresses to which customers return with their LoginId. One per line. A link can add parameters to them.',
  origins: 'Origins that can embed Connect',
  originsHint: 'For example https://app.example. One per line.',
  none: 'None',
  language: 'Language',
  theme: 'Theme',
  browser: 'The browser’s',
  languages: { en: 'English', fr: 'French' },
  themes: { light: 'Light', dark: 'Dark' },
  lookHint: 'A link can ask for another.',
  accent: 'Accent colour',
  accentHint:
    'For links and buttons, for example #0a5a5d. Text in it must have a contrast of 4.5:1. The dark theme uses a lighter tone. Leave it empty for the colour of Portage.',
  token: 'Authorize token',
  requiresToken: 'Every link must carry an authorize token',
  tokenHint:
    'A token makes one connection. Without this, anyone who knows the customerId can open the page; the answer still goes only to the addresses above. Integrations from before October 2024 send none.',
  default: 'Links without customerId',
  isDefault: 'Links that name no organization open this one',
  defaultHint: 'The vendor’s page knows the organization by its host. One organization of this server can be chosen.',
  yes: 'Yes',
  no: 'No',
  use: 'Build it into a site',
  frame: 'In a frame',
  frameMeans: 'For the pages of the origins above. The page hears each step and, at the end, the LoginId.',
  link: 'As a link',
  linkMeans: 'The customer returns to the first redirect URL with the LoginId.',
  noOrigin: 'Add an origin to embed Connect.',
  noRedirect: 'Add a redirect URL to link to Connect.',
  guide: 'Every parameter and message',
}

export type ConnectTexts = typeof en

const fr: ConnectTexts = {
  means: 'La page sur laquelle les clients de l’organisation connectent une institution.',
  noConnect: 'Connect n’est pas ouvert pour cette organisation.',
  open: 'Ouvrir Connect',
  change: 'Modifier les réglages',
  site: 'Son site',
  siteHint: 'Tel que les clients le connaissent\u00A0: https://app.example/',
  redirectUrls: 'URL de redirection',
  redirectUrlsHint:
    'Où les clients peuvent être renvoyés avec leur LoginId. Une par ligne. Un lien peut y ajouter des paramètres.',
  origins: 'Sites qui peuvent l’intégrer',
  originsHint: 'Des origines, comme https://app.example. Une par ligne.',
  none: 'Aucune',
  language: 'Langue',
  theme: 'Thème',
  browser: 'Selon le navigateur',
  languages: { en: 'Anglais', fr: 'Français' },
  themes: { light: 'Clair', dark: 'Sombre' },
  lookHint: 'Un lien peut en demander un autre.',
  accent: 'Couleur d’accent',
  accentHint:
    'Celle des liens et des boutons, par exemple #0a5a5d. Le contraste du texte doit être de 4,5:1. Le thème sombre emploie un ton plus clair. Vide\u00A0: la couleur de Portage.',
  token: 'Jeton d’autorisation',
  requiresToken: 'Chaque lien doit porter un jeton d’autorisation',
  tokenHint:
    'Un jeton vaut pour une connexion. Sans ce réglage, quiconque connaît le customerId peut ouvrir la page\u00A0; la réponse ne va qu’aux adresses ci-dessus. Les intégrations d’avant octobre 2024 n’en envoient pas.',
  default: 'Liens sans customerId',
  isDefault: 'Les liens qui ne nomment aucune organisation ouvrent celle-ci',
  defaultHint:
    'La page du fournisseur reconnaît l’organisation à son hôte. Une seule organisation de ce serveur peut être choisie.',
  yes: 'Oui',
  no: 'Non',
  use: 'L’intégrer à un site',
  frame: 'Dans un cadre',
  frameMeans: 'Pour les pages des origines ci-dessus. La page apprend chaque étape et, à la fin, le LoginId.',
  link: 'Par un lien',
  linkMeans: 'Le client revient à la première URL de redirection avec le LoginId.',
  noOrigin: 'Ajoutez une origine pour intégrer Connect.',
  noRedirect: 'Ajoutez une URL de redirection pour mener à Connect.',
  guide: 'Tous les paramètres et messages',
}

export const connectTexts: Readonly<Record<Language, ConnectTexts>> = { en, fr }
