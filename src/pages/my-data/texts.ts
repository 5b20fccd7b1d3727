// The texts of my-data, in English and French.

import { html, type Html, type Printable } from '../../platform/http/html.ts'
import type { Language } from '../../domain/retrieval/connector.ts'

/** What the page says after something was done, by its name in the address. */
export const notices = ['stopped', 'over', 'left', 'late'] as const

export type Notice = (typeof notices)[number]

const en = {
  locale: 'en-CA',
  title: 'What you share',
  titleAt: (bank: Printable): Html => html`What you share from ${bank}`,
  notice: {
    stopped: 'Sharing has stopped. Nothing more is read from now on.',
    over: 'To protect you, we signed you out after a while without activity. Sign in again to go on.',
    left: 'You are signed out.',
    leftBank: 'Your bank signs you out, too.',
    toBank: 'Go on to your bank',
    late: 'This sign-in took too long, or was begun in another browser. Sign in again.',
  },
  signIn: {
    lead: 'See which apps read your data, what they read and when. Stop any of them here.',
    open: 'You are signed in at',
    choose: 'Where do you bank?',
    why: 'You sign in at your bank, never with us, so that nobody else sees this page.',
    none: 'No bank can sign you in at the moment. Try again later.',
  },
  lead: (bank: Printable): Html =>
    html`This is what apps can see of your data at ${bank}. You can stop any of it, at any time.`,
  signInAt: (bank: Printable): Html => html`Sign in at ${bank}`,
  signOut: 'Sign out',
  nothing: (bank: Printable): Html => html`You share nothing from ${bank}.`,
  otherBank: 'Do you have another bank?',
  toOtherBank: 'See what you share from there.',
  until: (lastDay: Printable): Html => html`Until ${lastDay}`,
  lastRead: (moment: Printable): Html => html`Last read ${moment}`,
  neverRead: 'Not read yet',
  sees: 'It can see',
  accounts: 'From these accounts',
  unknownAccount: 'An account that the bank no longer offers',
  sharedOn: 'Passed on to partners',
  sharedOnWith: (partners: Printable): Html => html`Partners who can read it: ${partners}.`,
  sharedOnWithNobody: 'No partner can read it at the moment.',
  readBy: (partner: Printable, moment: Printable): Html => html`Last read by ${partner} ${moment}`,
  ranOut: (lastDay: Printable): Html => html`Ran out on ${lastDay}`,
  stop: (app: Printable): Html => html`Stop sharing with ${app}`,
  stopMeans: (app: Printable): Html =>
    html`${app} and its partners can read nothing more. What they have received already, they keep under their own
    privacy policies.`,
  stopShare: 'Stop passing it on',
  reads: {
    heading: 'Who looked',
    none: 'Nobody has looked yet.',
    when: 'When',
    who: 'Who',
    what: 'What',
    account: 'Account',
    accounts: (count: number) => `${count} accounts`,
    by: (partner: Printable, app: Printable): Html => html`${partner}, partner of ${app}`,
    actions: {
      'read-accounts': 'Your accounts',
      'read-account': 'One account',
      'read-transactions': 'Transactions',
      'read-customer': 'About you',
      'read-statements': 'List of statements',
      'read-statement-file': 'A statement',
      'read-payment-networks': 'Account numbers for payments',
      'read-contact': 'How to reach the holders',
      'read-transaction-image': 'A picture of a cheque or receipt',
      'read-asset-transfer-networks': 'Account numbers for transfers of securities',
      'read-reward-programs': 'Your rewards',
      'read-reward-program': 'A reward program',
      'read-reward-categories': 'What a reward program rewards',
      'read-reward-transactions': 'What earned rewards',
      'read-terms-and-conditions': 'The terms of an account',
      'read-tax-statements': 'Your tax slips',
      'read-tax-document': 'A tax slip as a document',
    },
    otherAction: 'Data of yours',
    latest: (count: number) => `The latest ${count}, the newest first.`,
  },
}

export type MyDataTexts = typeof en

const fr: MyDataTexts = {
  locale: 'fr-CA',
  title: 'Ce que vous partagez',
  titleAt: (bank) => html`Ce que vous partagez chez ${bank}`,
  notice: {
    stopped: 'Le partage a cessé. Plus rien n’est consulté à partir de maintenant.',
    over: 'Pour vous protéger, nous vous avons déconnecté après un moment d’inactivité. Connectez-vous de nouveau pour continuer.',
    left: 'Vous êtes déconnecté.',
    leftBank: 'Votre institution vous déconnecte aussi.',
    toBank: 'Continuer vers votre institution',
    late: 'Cette connexion a pris trop de temps, ou a été commencée dans un autre navigateur. Connectez-vous de nouveau.',
  },
  signIn: {
    lead: 'Voyez quelles applications consultent vos données, ce qu’elles consultent et quand. Arrêtez-les ici.',
    open: 'Vous êtes connecté chez',
    choose: 'Où faites-vous affaire?',
    why: 'Vous vous connectez à votre institution, jamais chez nous, afin que personne d’autre ne voie cette page.',
    none: 'Aucune institution ne peut vous connecter en ce moment. Réessayez plus tard.',
  },
  lead: (bank) =>
    html`Voici ce que des applications peuvent voir de vos données chez ${bank}. Vous pouvez y mettre fin en tout temps.`,
  signInAt: (bank) => html`Se connecter chez ${bank}`,
  signOut: 'Se déconnecter',
  nothing: (bank) => html`Vous ne partagez rien chez ${bank}.`,
  otherBank: 'Vous avez une autre institution?',
  toOtherBank: 'Voyez ce que vous y partagez.',
  until: (lastDay) => html`Jusqu’au ${lastDay}`,
  lastRead: (moment) => html`Dernière consultation le ${moment}`,
  neverRead: 'Pas encore consulté',
  sees: 'Elle peut voir',
  accounts: 'Dans ces comptes',
  unknownAccount: 'Un compte que l’institution n’offre plus',
  sharedOn: 'Transmis à des partenaires',
  sharedOnWith: (partners) => html`Partenaires qui peuvent le consulter : ${partners}.`,
  sharedOnWithNobody: 'Aucun partenaire ne peut le consulter en ce moment.',
  readBy: (partner, moment) => html`Dernière consultation par ${partner} le ${moment}`,
  ranOut: (lastDay) => html`Échu le ${lastDay}`,
  stop: (app) => html`Cesser de partager avec ${app}`,
  stopMeans: (app) =>
    html`L’application ${app} et ses partenaires ne pourront plus rien consulter. Ce qu’ils ont déjà reçu reste soumis à
    leurs propres politiques de confidentialité.`,
  stopShare: 'Cesser de le transmettre',
  reads: {
    heading: 'Qui a consulté',
    none: 'Personne n’a encore consulté vos données.',
    when: 'Quand',
    who: 'Qui',
    what: 'Quoi',
    account: 'Compte',
    accounts: (count) => `${count} comptes`,
    by: (partner, app) => html`${partner}, partenaire de ${app}`,
    actions: {
      'read-accounts': 'Vos comptes',
      'read-account': 'Un compte',
      'read-transactions': 'Opérations',
      'read-customer': 'À votre sujet',
      'read-statements': 'Liste des relevés',
      'read-statement-file': 'Un relevé',
      'read-payment-networks': 'Numéros de compte pour les paiements',
      'read-contact': 'Comment joindre les titulaires',
      'read-transaction-image': 'L’image d’un chèque ou d’un reçu',
      'read-asset-transfer-networks': 'Les numéros de compte pour les transferts de titres',
      'read-reward-programs': 'Vos récompenses',
      'read-reward-program': 'Un programme de récompenses',
      'read-reward-categories': 'Ce qu’un programme récompense',
      'read-reward-transactions': 'Ce qui a donné des récompenses',
      'read-terms-and-conditions': 'Les conditions d’un compte',
      'read-tax-statements': 'Vos feuillets fiscaux',
      'read-tax-document': 'Un feuillet fiscal, en document',
    },
    otherAction: 'Vos données',
    latest: (count) => `Les ${count} dernières, de la plus récente à la plus ancienne.`,
  },
}

export const texts: Readonly<Record<Language, MyDataTexts>> = { en, fr }
