// The texts of the page of an organization's sharing, in English and French.

import type { Language } from '../../../domain/retrieval/connector.ts'

const en = {
  title: 'Data Sharing',
  link: 'Connect, sharing partners, shared accounts and logins',
  connectMeans:
    'The hosted page on which customers of the organization connect a bank. The addresses must match exactly.',
  noConnect: 'Connect is not open for this organization.',
  open: 'Open Connect',
  change: 'Change the addresses',
  site: 'Site',
  siteHint: 'The site that customers know: https://app.example/',
  redirectUrls: 'Redirect URLs',
  redirectUrlsHint: 'The addresses to which customers return with their LoginId. One per line.',
  origins: 'Origins that can embed Connect',
  originsHint: 'For example https://app.example. One per line.',
  noAddress: 'None',
  name: 'Name',
  state: 'State',
  created: 'Created',
  changed: 'Changed',
  action: 'Action',
  partners: 'Sharing partners',
  partnersMean:
    'Third parties that read the accounts that the organization shares with them. They authenticate with an AuthSecret.',
  noPartners: 'There is no sharing partner yet.',
  account: 'Account',
  login: 'LoginId',
  until: 'Until',
  lastRead: 'Last read',
  never: 'Never',
  shares: 'Shared accounts',
  sharesMean: 'Any enabled sharing partner of the organization that has the access token can read the account.',
  noShares: 'No account is shared.',
  recipient: 'Connected in',
  provider: 'Provider',
  logins: 'Logins',
  loginsMean: 'A login is one customer of one app of the organization. It has ended if it has no active consent.',
  noLogins: 'There is no login yet.',
}

export type SharingTexts = typeof en

const fr: SharingTexts = {
  title: 'Partage de données',
  link: 'Connect, partenaires de partage, comptes partagés et connexions',
  connectMeans:
    'La page sur laquelle ses clients connectent une institution. Les deux listes sont comparées à la lettre.',
  noConnect: 'Connect n’est pas ouvert pour cette organisation.',
  open: 'Ouvrir Connect',
  change: 'Modifier les adresses',
  site: 'Son site',
  siteHint: 'Tel que les clients le connaissent\u00A0: https://app.example/',
  redirectUrls: 'URL de redirection',
  redirectUrlsHint: 'Où les clients peuvent être renvoyés avec leur LoginId. Une par ligne.',
  origins: 'Sites qui peuvent l’intégrer',
  originsHint: 'Des origines, comme https://app.example. Une par ligne.',
  noAddress: 'Aucune',
  name: 'Nom',
  state: 'État',
  created: 'Création',
  changed: 'Modification',
  action: 'Action',
  partners: 'Partenaires de partage',
  partnersMean: 'Les tiers qui consultent, avec un AuthSecret, les comptes que l’organisation partage avec eux.',
  noPartners: 'Il n’y a pas encore de partenaire de partage.',
  account: 'Compte',
  login: 'LoginId',
  until: 'Jusqu’à',
  lastRead: 'Dernière lecture',
  never: 'Jamais',
  shares: 'Comptes partagés',
  sharesMean: 'Tout partenaire actif de l’organisation qui détient le jeton d’accès peut consulter le compte.',
  noShares: 'Aucun compte n’est partagé.',
  recipient: 'Connecté dans',
  provider: 'Fournisseur',
  logins: 'Connexions',
  loginsMean:
    'Un client dans une application de l’organisation. Terminé\u00A0: aucun consentement n’est en vigueur derrière.',
  noLogins: 'Il n’y a pas encore de connexion.',
}

export const sharingTexts: Readonly<Record<Language, SharingTexts>> = { en, fr }
