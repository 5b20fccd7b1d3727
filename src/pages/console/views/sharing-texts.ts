// The texts of the page of an organization's sharing, in English and French.

import type { Language } from '../../../domain/retrieval/connector.ts'

const en = {
  title: 'Data Sharing',
  link: 'Sharing partners, shared accounts and logins',
  connectMeans: 'The hosted page on which customers of the organization connect a bank.',
  connectLink: 'Settings of Connect, and how to build it into a site',
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
  link: 'Partenaires de partage, comptes partagés et connexions',
  connectMeans: 'La page sur laquelle les clients de l’organisation connectent une institution.',
  connectLink: 'Réglages de Connect, et son intégration à un site',
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
