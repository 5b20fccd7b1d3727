// What each data cluster opens, in plain words: the promise that the review page makes. Keep it true to src/fdx.

import { html, type Html, type Printable } from '../../../platform/http/html.ts'
import type { DataCluster } from '../../../fdx/cluster.ts'
import type { Language } from '../../language.ts'

export type ClusterWords = {
  readonly heading: string
  /** One line for each thing the app will see. */
  readonly opens: (lastDay: Printable) => readonly Html[]
}

type AllClusterWords = Readonly<Record<DataCluster, ClusterWords>>

const en: AllClusterWords = {
  ACCOUNT_BASIC: {
    heading: 'The accounts you chose',
    opens: () => [
      html`The name, kind and currency of each account, and whether it is open`,
      html`The last digits of its number`,
    ],
  },
  ACCOUNT_DETAILED: {
    heading: 'Balances and terms',
    opens: () => [
      html`How much is in each account or how much you owe, and how much is available`,
      html`Interest rates, limits and fees`,
      html`For cards and loans: what is due, when, and what you paid last`,
    ],
  },
  ACCOUNT_PAYMENTS: {
    heading: 'Account numbers for payments',
    opens: () => [
      html`The full number of each account, with its institution and branch (transit) numbers`,
      html`Which kinds of transfer the account can send and receive`,
    ],
  },
  INVESTMENTS: {
    heading: 'Your investments',
    opens: () => [
      html`What you hold: each investment, how many units, its price and what it is worth`,
      html`What you paid for it, and what you have put in`,
    ],
  },
  TRANSACTIONS: {
    heading: 'Your transactions',
    opens: (lastDay) => [
      html`What you paid and received, with date, amount and description`,
      html`Whom you paid and who paid you, as far as the bank knows`,
      html`Past ones (about two years), pending ones, and new ones until ${lastDay}`,
    ],
  },
  STATEMENTS: {
    heading: 'Your statements',
    opens: () => [
      html`The statements of each account, as PDF documents`,
      html`They show all that is printed on them, such as your name, your address, your account number and your
      transactions`,
    ],
  },
  CUSTOMER_CONTACT: {
    heading: 'How to reach you',
    opens: () => [html`Your name`, html`Your addresses, telephone numbers and email addresses`],
  },
  CUSTOMER_PERSONAL: {
    heading: 'Who you are',
    opens: () => [
      html`Your name and date of birth`,
      html`Your tax number, such as the social insurance number, partly hidden, if the bank gives it`,
      html`Which accounts you hold, and whether alone or with others`,
    ],
  },
}

const fr: AllClusterWords = {
  ACCOUNT_BASIC: {
    heading: 'Les comptes que vous avez choisis',
    opens: () => [
      html`Le nom, le type et la devise de chaque compte, et s’il est ouvert`,
      html`Les derniers chiffres de son numéro`,
    ],
  },
  ACCOUNT_DETAILED: {
    heading: 'Les soldes et les conditions',
    opens: () => [
      html`Combien il y a dans chaque compte ou combien vous devez, et le montant disponible`,
      html`Les taux d’intérêt, les limites et les frais`,
      html`Pour les cartes et les prêts : ce qui est à payer, quand, et votre dernier paiement`,
    ],
  },
  ACCOUNT_PAYMENTS: {
    heading: 'Les numéros de compte pour les paiements',
    opens: () => [
      html`Le numéro complet de chaque compte, avec les numéros d’institution et de succursale (transit)`,
      html`Les sortes de virements que le compte peut envoyer et recevoir`,
    ],
  },
  INVESTMENTS: {
    heading: 'Vos placements',
    opens: () => [
      html`Ce que vous détenez : chaque placement, le nombre d’unités, leur prix et leur valeur`,
      html`Ce que vous avez payé, et les sommes que vous avez versées`,
    ],
  },
  TRANSACTIONS: {
    heading: 'Vos opérations',
    opens: (lastDay) => [
      html`Ce que vous avez payé et reçu, avec la date, le montant et la description`,
      html`Qui vous avez payé et qui vous a payé, si l’institution le sait`,
      html`Les opérations passées (environ deux ans), celles en attente et les nouvelles, jusqu’au ${lastDay}`,
    ],
  },
  STATEMENTS: {
    heading: 'Vos relevés',
    opens: () => [
      html`Les relevés de chaque compte, en documents PDF`,
      html`Ils montrent tout ce qui y est imprimé, comme votre nom, votre adresse, votre numéro de compte et vos
      opérations`,
    ],
  },
  CUSTOMER_CONTACT: {
    heading: 'Comment vous joindre',
    opens: () => [html`Votre nom`, html`Vos adresses, vos numéros de téléphone et vos adresses de courriel`],
  },
  CUSTOMER_PERSONAL: {
    heading: 'Qui vous êtes',
    opens: () => [
      html`Votre nom et votre date de naissance`,
      html`Votre numéro fiscal, comme le numéro d’assurance sociale, partiellement masqué, si l’institution le donne`,
      html`Les comptes dont vous êtes titulaire, et si vous l’êtes avec d’autres`,
    ],
  },
}

export const clusterWords: Readonly<Record<Language, AllClusterWords>> = { en, fr }
