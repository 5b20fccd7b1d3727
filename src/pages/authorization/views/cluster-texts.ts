// What each data cluster opens, in plain words: the promise that the review page makes. Keep it true to src/fdx.

import { html, type Printable } from '../../../platform/http/html.ts'
import type { DataCluster } from '../../../fdx/cluster.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'

export type ClusterTexts = {
  readonly heading: string
  /** One line for each thing the app will see. */
  readonly opens: (reach: Reach) => readonly (Printable | false)[]
}

/** How far in time the app can read. */
export type Reach = {
  /** In words; absent if it reads one time only. */
  readonly lastDay?: Printable
  /** Absent: as far as the bank's books go. */
  readonly lookbackDays?: number
}

type AllClusterTexts = Readonly<Record<DataCluster, ClusterTexts>>

/** Two names of one thing: the same words, so that the page says them once. */
const payments: Readonly<Record<Language, ClusterTexts>> = {
  en: {
    heading: 'Account numbers for payments',
    opens: () => [
      'The full number of each account, with its institution and branch (transit) numbers',
      'Which kinds of transfer the account can send and receive',
    ],
  },
  fr: {
    heading: 'Les numéros de compte pour les paiements',
    opens: () => [
      'Le numéro complet de chaque compte, avec les numéros d’institution et de succursale (transit)',
      'Les sortes de virements que le compte peut envoyer et recevoir',
    ],
  },
}

/** Returns the words after "the last": "day", "90 days". */
function inEnglish(days: number): string {
  return days === 1 ? 'day' : `${days} days`
}

/** Returns "of the last 90 days", to follow a noun in the feminine or masculine plural. */
function inFrench(days: number): string {
  return days === 1 ? 'du dernier jour' : `des ${days} derniers jours`
}

const en: AllClusterTexts = {
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
  BALANCES: {
    heading: 'Your balances',
    opens: () => ['The balance of each account, and how much of it you can use'],
  },
  BILLS: {
    heading: 'What is due',
    opens: () => ['What you have to pay, when, and what you paid last'],
  },
  SCHEDULED_PAYMENTS: {
    heading: 'Payments you have arranged',
    opens: () => ['Payments to the account that are planned: how much, when and how often'],
  },
  ACCOUNT_PAYMENTS: payments.en,
  PAYMENT_SUPPORT: payments.en,
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
    opens: ({ lastDay, lookbackDays }) => {
      const past =
        lookbackDays === undefined ? 'Past ones (about two years)' : `Those of the last ${inEnglish(lookbackDays)}`
      return [
        'What you paid and received, with date, amount and description',
        'Whom you paid and who paid you, as far as the bank knows',
        lastDay ? html`${past}, pending ones, and new ones until ${lastDay}` : `${past} and pending ones`,
      ]
    },
  },
  IMAGES: {
    heading: 'Pictures of cheques and receipts',
    opens: () => ['The cheques and receipts of your transactions, as images, with the writing and signatures on them'],
  },
  STATEMENTS: {
    heading: 'Your statements',
    opens: ({ lookbackDays }) => [
      'The statements of each account, as PDF documents',
      lookbackDays !== undefined &&
        `Those dated in the last ${inEnglish(lookbackDays)}; the oldest one shows the whole month it is of`,
      'They show all that is printed on them, such as your name, your address, your account number and your transactions',
    ],
  },
  REWARDS: {
    heading: 'Your rewards',
    opens: () => [
      'The reward programs that your accounts belong to, and your membership in them',
      'Points, miles or cash back that you have, earned and used',
    ],
  },
  TERMS_AND_CONDITIONS: {
    heading: 'The terms of your accounts',
    opens: () => [
      'Fees, rates and rules that the bank has agreed with you',
      'Links to the documents that they are written in',
    ],
  },
  TAX: {
    heading: 'Your tax slips',
    opens: () => [
      'The tax slips that the bank made out for each account, such as a T5, as figures and as documents',
      'They show your name, your address, part of your social insurance number, and what you earned, put aside or paid in interest in the year',
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

const fr: AllClusterTexts = {
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
  BALANCES: {
    heading: 'Vos soldes',
    opens: () => ['Le solde de chaque compte, et ce que vous pouvez en utiliser'],
  },
  BILLS: {
    heading: 'Ce qui est à payer',
    opens: () => ['Ce que vous devez payer, à quelle date, et votre dernier paiement'],
  },
  SCHEDULED_PAYMENTS: {
    heading: 'Vos paiements prévus',
    opens: () => ['Les paiements prévus au compte\u00A0: combien, quand et à quelle fréquence'],
  },
  ACCOUNT_PAYMENTS: payments.fr,
  PAYMENT_SUPPORT: payments.fr,
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
    opens: ({ lastDay, lookbackDays }) => {
      const past = lookbackDays === undefined ? 'passées (environ deux ans)' : inFrench(lookbackDays)
      return [
        'Ce que vous avez payé et reçu, avec la date, le montant et la description',
        'Qui vous avez payé et qui vous a payé, si l’institution le sait',
        lastDay
          ? html`Les opérations ${past}, celles en attente et les nouvelles, jusqu’au ${lastDay}`
          : `Les opérations ${past} et celles en attente`,
      ]
    },
  },
  IMAGES: {
    heading: 'Les images de chèques et de reçus',
    opens: () => ['Les chèques et les reçus de vos opérations, en images, avec ce qui y est écrit et les signatures'],
  },
  STATEMENTS: {
    heading: 'Vos relevés',
    opens: ({ lookbackDays }) => [
      'Les relevés de chaque compte, en documents PDF',
      lookbackDays !== undefined && `Ceux ${inFrench(lookbackDays)}; le plus ancien montre tout le mois dont il est`,
      'Ils montrent tout ce qui y est imprimé, comme votre nom, votre adresse, votre numéro de compte et vos opérations',
    ],
  },
  REWARDS: {
    heading: 'Vos récompenses',
    opens: () => [
      'Les programmes de récompenses de vos comptes, et votre adhésion à ces programmes',
      'Les points, les milles ou les remises que vous avez, que vous avez gagnés et utilisés',
    ],
  },
  TERMS_AND_CONDITIONS: {
    heading: 'Les conditions de vos comptes',
    opens: () => [
      'Les frais, les taux et les règles convenus avec l’institution',
      'Les liens vers les documents où ils sont écrits',
    ],
  },
  TAX: {
    heading: 'Vos feuillets fiscaux',
    opens: () => [
      'Les feuillets fiscaux que l’institution a établis pour chaque compte, comme un T5, en chiffres et en documents',
      'Ils montrent votre nom, votre adresse, une partie de votre numéro d’assurance sociale, et ce que vous avez gagné, cotisé ou payé en intérêts dans l’année',
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

export const clusterTexts: Readonly<Record<Language, AllClusterTexts>> = { en, fr }
