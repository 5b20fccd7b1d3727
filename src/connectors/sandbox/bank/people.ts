// The people who bank at the sandbox: how they sign in, who they are, and what each one shows. All are invented.

import type { Language } from '../../../domain/retrieval/connector.ts'

export type InTwoLanguages = Readonly<Record<Language, string>>

export type SecurityQuestion = {
  readonly question: InTwoLanguages
  /** The right answers, in either language. */
  readonly answers: readonly string[]
}

export type SandboxPerson = {
  readonly providerId: number
  readonly username: string
  readonly password: string
  /** One sentence about what this user is for. */
  readonly says: InTwoLanguages
  /** The questions that follow the password, one after the other; empty for a person without MFA. */
  readonly securityQuestions: readonly SecurityQuestion[]
  /** The outcome of a right password. After `processing` the sign-in succeeds, but the bank gathers the accounts for a while. */
  readonly outcome: 'ok' | 'disabled' | 'unavailable' | 'processing'
  readonly bankCustomerId: string
  readonly type: 'CONSUMER' | 'BUSINESS'
  /** A business has the names of its owner and of the company. */
  readonly name: { readonly first: string; readonly last: string; readonly company?: string }
  readonly address: PersonAddress
  readonly email: string
  /** Ten digits; 555-01xx is kept for fiction. */
  readonly telephone: string
  readonly dateOfBirth: string
  /** The NAICS code of a business. */
  readonly industry?: string
  readonly language: Language
}

export type PersonAddress = {
  readonly line1: string
  readonly line2?: string
  readonly city: string
  readonly region: string
  readonly postalCode: string
}

const PASSWORD = 'Everyday'

/** The documented questions of the test institution. */
const documentedQuestions: readonly SecurityQuestion[] = [
  {
    question: { en: 'What city were you born in?', fr: 'Dans quelle ville êtes-vous né?' },
    answers: ['Montreal', 'Montréal'],
  },
  {
    question: { en: 'What is the best country on earth?', fr: 'Quel est le meilleur pays au monde?' },
    answers: ['Canada'],
  },
  {
    question: { en: 'What shape do people like most?', fr: 'Quelle forme les gens préfèrent-ils?' },
    answers: ['Triangle'],
  },
]

const maple = { providerId: 1000, password: PASSWORD, securityQuestions: [], outcome: 'ok', language: 'en' } as const
const boreale = { providerId: 1001, password: PASSWORD, securityQuestions: [], outcome: 'ok', language: 'fr' } as const

/** All people, in the order in which they are shown. The first of a bank is the one to try first. */
export const sandboxPeople: readonly SandboxPerson[] = [
  {
    ...maple,
    username: 'greatday_nomfa',
    says: {
      en: 'No security question; chequing, savings, credit card, line of credit and TFSA.',
      fr: 'Aucune question de sécurité; compte chèques, épargne, carte de crédit, marge de crédit et CELI.',
    },
    bankCustomerId: 'maple-10001',
    type: 'CONSUMER',
    name: { first: 'Robin', last: 'Greatday' },
    address: { line1: '88 Invented Avenue', line2: 'Apt 1204', city: 'Toronto', region: 'ON', postalCode: 'M5V 0A0' },
    email: 'robin.greatday@example.com',
    telephone: '4165550101',
    dateOfBirth: '1989-04-17',
  },
  {
    ...maple,
    username: 'Greatday',
    says: {
      en: 'Three security questions: Montreal, Canada, Triangle; chequing, savings and credit card.',
      fr: 'Trois questions de sécurité : Montréal, Canada, Triangle; compte chèques, épargne et carte de crédit.',
    },
    securityQuestions: documentedQuestions,
    bankCustomerId: 'maple-10002',
    type: 'CONSUMER',
    name: { first: 'Jordan', last: 'Greatday' },
    address: { line1: '1420 Storybook Street', city: 'Ottawa', region: 'ON', postalCode: 'K1P 0A0' },
    email: 'jordan.greatday@example.com',
    telephone: '6135550102',
    dateOfBirth: '1994-11-02',
  },
  {
    ...maple,
    username: 'every_account',
    says: {
      en: 'Many kinds of account: also a mortgage, a car loan, TFSA and RRSP with holdings.',
      fr: 'Plusieurs types de comptes : aussi une hypothèque, un prêt auto, un CELI et un REER avec placements.',
    },
    bankCustomerId: 'maple-10003',
    type: 'CONSUMER',
    name: { first: 'Morgan', last: 'Fullbright' },
    address: { line1: '7 Makebelieve Crescent', city: 'Calgary', region: 'AB', postalCode: 'T2P 0A0' },
    email: 'morgan.fullbright@example.com',
    telephone: '4035550103',
    dateOfBirth: '1981-08-25',
  },
  {
    ...maple,
    username: 'joint_one',
    says: {
      en: 'Shares a joint chequing account with joint_two.',
      fr: 'Partage un compte chèques conjoint avec joint_two.',
    },
    bankCustomerId: 'maple-10004',
    type: 'CONSUMER',
    name: { first: 'Priya', last: 'Twain' },
    address: { line1: '31 Fable Lane', city: 'Vancouver', region: 'BC', postalCode: 'V6B 0A0' },
    email: 'priya.twain@example.com',
    telephone: '6045550104',
    dateOfBirth: '1990-01-30',
  },
  {
    ...maple,
    username: 'joint_two',
    says: {
      en: 'The other holder of the joint account, with a credit card of their own.',
      fr: 'L’autre titulaire du compte conjoint, avec sa propre carte de crédit.',
    },
    bankCustomerId: 'maple-10005',
    type: 'CONSUMER',
    name: { first: 'Sam', last: 'Twain' },
    address: { line1: '31 Fable Lane', city: 'Vancouver', region: 'BC', postalCode: 'V6B 0A0' },
    email: 'sam.twain@example.com',
    telephone: '6045550105',
    dateOfBirth: '1988-06-12',
  },
  {
    ...maple,
    username: 'closed_account',
    says: {
      en: 'One open chequing account, and a savings account that was closed.',
      fr: 'Un compte chèques ouvert et un compte d’épargne qui a été fermé.',
    },
    bankCustomerId: 'maple-10006',
    type: 'CONSUMER',
    name: { first: 'Casey', last: 'Overby' },
    address: { line1: '512 Pretend Road', city: 'Halifax', region: 'NS', postalCode: 'B3H 0A0' },
    email: 'casey.overby@example.com',
    telephone: '9025550106',
    dateOfBirth: '1999-12-08',
  },
  {
    ...maple,
    username: 'no_account',
    says: { en: 'A customer who holds no account.', fr: 'Une personne cliente qui n’a aucun compte.' },
    bankCustomerId: 'maple-10007',
    type: 'CONSUMER',
    name: { first: 'Avery', last: 'Nihill' },
    address: { line1: '3 Empty Court', city: 'Winnipeg', region: 'MB', postalCode: 'R3C 0A0' },
    email: 'avery.nihill@example.com',
    telephone: '2045550107',
    dateOfBirth: '2001-03-21',
  },
  {
    ...maple,
    username: 'many_transactions',
    says: {
      en: 'A shop with more than 50,000 transactions on one account.',
      fr: 'Un commerce avec plus de 50 000 opérations dans un seul compte.',
    },
    bankCustomerId: 'maple-10008',
    type: 'BUSINESS',
    name: { first: 'Lee', last: 'Countwell', company: 'Countless Corner Store Ltd.' },
    address: { line1: '900 Novel Street', city: 'Toronto', region: 'ON', postalCode: 'M4B 0A0' },
    email: 'books@countless-corner.example.com',
    telephone: '4165550108',
    dateOfBirth: '1976-09-14',
    industry: '445131',
  },
  {
    ...maple,
    username: 'business',
    says: {
      en: 'A small business: operating account, business credit card and line of credit.',
      fr: 'Une petite entreprise : compte d’exploitation, carte de crédit et marge de crédit d’entreprise.',
    },
    bankCustomerId: 'maple-10009',
    type: 'BUSINESS',
    name: { first: 'Noor', last: 'Draftsmith', company: 'Imaginary Design Studio Inc.' },
    address: { line1: '44 Fiction Wharf', line2: 'Unit 3', city: 'Halifax', region: 'NS', postalCode: 'B3J 0A0' },
    email: 'accounts@imaginary-studio.example.com',
    telephone: '9025550109',
    dateOfBirth: '1985-05-05',
    industry: '541430',
  },
  {
    ...maple,
    username: 'insurance_annuity',
    says: {
      en: 'A universal life policy and an annuity that pays into chequing.',
      fr: 'Une assurance vie universelle et une rente versée au compte chèques.',
    },
    bankCustomerId: 'maple-10012',
    type: 'CONSUMER',
    name: { first: 'Harper', last: 'Longview' },
    address: { line1: '19 Longview Gardens', city: 'Victoria', region: 'BC', postalCode: 'V8W 0A0' },
    email: 'harper.longview@example.com',
    telephone: '2505550114',
    dateOfBirth: '1953-03-09',
  },
  {
    ...maple,
    username: 'wallet_bnpl',
    says: {
      en: 'A digital wallet and buy now, pay later; on the card, holds of fuel pumps that are let go again.',
      fr: 'Un portefeuille numérique et des achats en quatre versements; sur la carte, des blocages de postes d’essence, puis levés.',
    },
    bankCustomerId: 'maple-10013',
    type: 'CONSUMER',
    name: { first: 'Riley', last: 'Tapson' },
    address: { line1: '640 Prairie Fable Street', city: 'Winnipeg', region: 'MB', postalCode: 'R3C 0A0' },
    email: 'riley.tapson@example.com',
    telephone: '2045550115',
    dateOfBirth: '1997-07-15',
  },
  {
    ...maple,
    username: 'commercial',
    says: {
      en: 'A freight company: a commercial account with wires and cheques, in BAI codes.',
      fr: 'Une entreprise de transport : un compte commercial avec télévirements et chèques, en codes BAI.',
    },
    bankCustomerId: 'maple-10014',
    type: 'BUSINESS',
    name: { first: 'Frankie', last: 'Haulwright', company: 'Fabled Freight Lines Inc.' },
    address: { line1: '5 Depot Road', line2: 'Bay 12', city: 'Regina', region: 'SK', postalCode: 'S4P 0A0' },
    email: 'treasury@fabled-freight.example.com',
    telephone: '3065550116',
    dateOfBirth: '1979-01-23',
    industry: '484121',
  },
  {
    ...maple,
    username: 'account_changes',
    says: {
      en: 'In the months after the first start, a TFSA is opened, the card gets a new number and savings are closed.',
      fr: 'Dans les mois qui suivent le premier démarrage : un CELI est ouvert, la carte change de numéro et l’épargne est fermée.',
    },
    bankCustomerId: 'maple-10015',
    type: 'CONSUMER',
    name: { first: 'Noa', last: 'Changewell' },
    address: { line1: '77 New Leaf Drive', city: 'Saskatoon', region: 'SK', postalCode: 'S7K 0A0' },
    email: 'noa.changewell@example.com',
    telephone: '3065550117',
    dateOfBirth: '1987-09-30',
  },
  {
    ...maple,
    username: 'joint_withdrawing',
    says: {
      en: 'Shares a joint account with account_changes, and withdraws from it three months after the first start.',
      fr: 'Partage un compte conjoint avec account_changes, et s’en retire trois mois après le premier démarrage.',
    },
    bankCustomerId: 'maple-10016',
    type: 'CONSUMER',
    name: { first: 'Ari', last: 'Changewell' },
    address: { line1: '77 New Leaf Drive', city: 'Saskatoon', region: 'SK', postalCode: 'S7K 0A0' },
    email: 'ari.changewell@example.com',
    telephone: '3065550118',
    dateOfBirth: '1985-12-11',
  },
  {
    ...maple,
    username: 'test_disabled_account',
    says: {
      en: 'The bank has disabled this user: the sign-in is refused.',
      fr: 'La banque a désactivé cet accès : la connexion est refusée.',
    },
    outcome: 'disabled',
    bankCustomerId: 'maple-10010',
    type: 'CONSUMER',
    name: { first: 'Dana', last: 'Lockley' },
    address: { line1: '1 Shut Gate', city: 'Regina', region: 'SK', postalCode: 'S4P 0A0' },
    email: 'dana.lockley@example.com',
    telephone: '3065550110',
    dateOfBirth: '1970-07-07',
  },
  {
    ...maple,
    username: 'test_service_unavailable',
    says: {
      en: 'The bank is unavailable when this user signs in.',
      fr: 'La banque n’est pas disponible quand cette personne se connecte.',
    },
    outcome: 'unavailable',
    bankCustomerId: 'maple-10011',
    type: 'CONSUMER',
    name: { first: 'Quinn', last: 'Laterman' },
    address: { line1: '2 Waiting Way', city: 'Victoria', region: 'BC', postalCode: 'V8W 0A0' },
    email: 'quinn.laterman@example.com',
    telephone: '2505550111',
    dateOfBirth: '1983-02-28',
  },
  {
    ...maple,
    username: 'test_dispatched',
    says: {
      en: 'After the sign-in the bank takes 20 seconds to gather the accounts.',
      fr: 'Après la connexion, la banque met 20 secondes à rassembler les comptes.',
    },
    outcome: 'processing',
    bankCustomerId: 'maple-10018',
    type: 'CONSUMER',
    name: { first: 'Lou', last: 'Slowpoke' },
    address: { line1: '20 Patience Lane', city: 'Halifax', region: 'NS', postalCode: 'B3H 0A0' },
    email: 'lou.slowpoke@example.com',
    telephone: '9025550120',
    dateOfBirth: '1991-06-21',
  },
  {
    ...maple,
    username: 'jane_doe_2_accounts',
    says: {
      en: 'Two chequing accounts: in Canadian dollars, and in US dollars with a US routing number.',
      fr: 'Deux comptes chèques : en dollars canadiens, et en dollars américains avec un numéro d’acheminement américain.',
    },
    bankCustomerId: 'maple-10017',
    type: 'CONSUMER',
    name: { first: 'Jane', last: 'Doe' },
    address: { line1: '25 Sample Street', city: 'Toronto', region: 'ON', postalCode: 'M5J 0A0' },
    email: 'jane.doe@example.com',
    telephone: '4165550119',
    dateOfBirth: '1993-02-11',
  },
  {
    ...maple,
    username: 'account_down',
    says: {
      en: 'The bank reads the chequing account, and cannot read the credit card.',
      fr: 'La banque peut lire le compte chèques, mais pas la carte de crédit.',
    },
    bankCustomerId: 'maple-10019',
    type: 'CONSUMER',
    name: { first: 'Remy', last: 'Halfway' },
    address: { line1: '9 Midpoint Mews', city: 'Fredericton', region: 'NB', postalCode: 'E3B 0A0' },
    email: 'remy.halfway@example.com',
    telephone: '5065550121',
    dateOfBirth: '1995-10-04',
  },
  {
    ...boreale,
    username: 'bellejournee',
    says: {
      en: 'No security question; chequing, savings, credit card and mortgage, in French.',
      fr: 'Aucune question de sécurité; compte chèques, épargne, carte de crédit et hypothèque.',
    },
    bankCustomerId: 'boreale-20001',
    type: 'CONSUMER',
    name: { first: 'Mireille', last: 'Bellejournée' },
    address: { line1: '250, rue de la Fable', line2: 'App. 6', city: 'Québec', region: 'QC', postalCode: 'G1R 0A0' },
    email: 'mireille.bellejournee@example.com',
    telephone: '4185550112',
    dateOfBirth: '1986-10-19',
  },
  {
    ...boreale,
    username: 'bellejournee_mfa',
    says: {
      en: 'Three security questions: Montréal, Canada, Triangle; chequing, credit card and RRSP, in French.',
      fr: 'Trois questions de sécurité : Montréal, Canada, Triangle; compte chèques, carte de crédit et REER.',
    },
    securityQuestions: documentedQuestions,
    bankCustomerId: 'boreale-20002',
    type: 'CONSUMER',
    name: { first: 'Étienne', last: 'Bellejournée' },
    address: { line1: '17, avenue du Conte', city: 'Montréal', region: 'QC', postalCode: 'H2X 0A0' },
    email: 'etienne.bellejournee@example.com',
    telephone: '5145550113',
    dateOfBirth: '1992-05-27',
  },
]

export function findPerson(bankCustomerId: string): SandboxPerson | undefined {
  return sandboxPeople.find((person) => person.bankCustomerId === bankCustomerId)
}

/** The name by which the bank greets a customer. */
export function displayName({ name }: SandboxPerson): string {
  return name.company ?? `${name.first} ${name.last}`
}
