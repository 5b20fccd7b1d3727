// What each data cluster opens, in plain words: the promise that the review page makes. Keep it true to src/fdx.

import { html, type Printable } from '../../../platform/http/html.ts'
import type { DataCluster } from '../../../fdx/cluster.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'

export type ClusterWords = {
  readonly heading: string
  /** One line for each thing the app will see. */
  readonly opens: (lastDay: Printable) => readonly Printable[]
}

type AllClusterWords = Readonly<Record<DataCluster, ClusterWords>>

const en: AllClusterWords = {
  ACCOUNT_BASIC: {
    heading: 'The accounts you chose',
    opens: () => [
      'The name, kind and currency of each account, and whether it is open',
      'The last digits of its number',
    ],
  },
  ACCOUNT_DETAILED: {
    heading: 'Balances and terms',
    opens: () => [
      'How much is in each account or how much you owe, and how much is available',
      'Its terms, such as interest rates and limits, and how long you have had it',
      'For cards and loans: what is due, when, and what you paid last',
    ],
  },
  ACCOUNT_PAYMENTS: {
    heading: 'Account numbers for payments',
    opens: () => [
      'The full number of each account, with its institution and branch (transit) numbers',
      'Which kinds of transfer the account can send and receive',
    ],
  },
  INVESTMENTS: {
    heading: 'Your investments',
    opens: () => [
      'What you hold: each investment, how many units, what it cost and what it is worth',
      'What you have put in, orders not yet carried out, and loans against your plan',
      'For a plan at work: your employer, the plan, and how much of it is yours already',
    ],
  },
  TRANSACTIONS: {
    heading: 'Your transactions',
    opens: (lastDay) => [
      'What you paid and received, with date, amount and description',
      'Whom you paid and who paid you, as far as the bank knows',
      html`Past ones (about two years), pending ones, and new ones until ${lastDay}`,
    ],
  },
  STATEMENTS: {
    heading: 'Your statements',
    opens: () => [
      'The statements of each account, as PDF documents',
      'They show all that is printed on them, such as your name, your address, your account number and your transactions',
    ],
  },
  CUSTOMER_CONTACT: {
    heading: 'How to reach you',
    opens: () => [
      'Your name, or the name of your business',
      'Your addresses, telephone numbers and email addresses',
      'In what role you hold each account, for example as a joint holder',
    ],
  },
  CUSTOMER_PERSONAL: {
    heading: 'Who you are',
    opens: () => [
      'Your date of birth',
      'Your tax and identity numbers, such as the social insurance number, partly hidden',
      'How long you have been a customer, and in what role you hold each account',
    ],
  },
}

const fr: AllClusterWords = {
  ACCOUNT_BASIC: {
    heading: 'Les comptes que vous avez choisis',
    opens: () => [
      'Le nom, le type et la devise de chaque compte, et s’il est ouvert',
      'Les derniers chiffres de son numéro',
    ],
  },
  ACCOUNT_DETAILED: {
    heading: 'Les soldes et les conditions',
    opens: () => [
      'Combien il y a dans chaque compte ou combien vous devez, et le montant disponible',
      'Les conditions, comme les taux d’intérêt et les limites, et depuis quand vous l’avez',
      'Pour les cartes et les prêts\u00A0: ce qui est à payer, quand, et votre dernier paiement',
    ],
  },
  ACCOUNT_PAYMENTS: {
    heading: 'Les numéros de compte pour les paiements',
    opens: () => [
      'Le numéro complet de chaque compte, avec les numéros d’institution et de succursale (transit)',
      'Les sortes de virements que le compte peut envoyer et recevoir',
    ],
  },
  INVESTMENTS: {
    heading: 'Vos placements',
    opens: () => [
      'Ce que vous détenez\u00A0: chaque placement, le nombre d’unités, leur coût et leur valeur',
      'Ce que vous avez versé, les ordres en attente et les prêts sur votre régime',
      'Pour un régime au travail\u00A0: votre employeur, le régime et la part qui vous est déjà acquise',
    ],
  },
  TRANSACTIONS: {
    heading: 'Vos opérations',
    opens: (lastDay) => [
      'Ce que vous avez payé et reçu, avec la date, le montant et la description',
      'Qui vous avez payé et qui vous a payé, si l’institution le sait',
      html`Les opérations passées (environ deux ans), celles en attente et les nouvelles, jusqu’au ${lastDay}`,
    ],
  },
  STATEMENTS: {
    heading: 'Vos relevés',
    opens: () => [
      'Les relevés de chaque compte, en documents PDF',
      'Ils montrent tout ce qui y est imprimé, comme votre nom, votre adresse, votre numéro de compte et vos opérations',
    ],
  },
  CUSTOMER_CONTACT: {
    heading: 'Comment vous joindre',
    opens: () => [
      'Votre nom, ou celui de votre entreprise',
      'Vos adresses, vos numéros de téléphone et vos adresses de courriel',
      'À quel titre vous détenez chaque compte, par exemple comme cotitulaire',
    ],
  },
  CUSTOMER_PERSONAL: {
    heading: 'Qui vous êtes',
    opens: () => [
      'Votre date de naissance',
      'Vos numéros fiscaux et d’identité, comme le numéro d’assurance sociale, en partie masqués',
      'Depuis quand vous faites affaire avec l’institution, et à quel titre vous détenez chaque compte',
    ],
  },
}

export const clusterWords: Readonly<Record<Language, AllClusterWords>> = { en, fr }
