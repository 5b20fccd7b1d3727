// The accounts of the sandbox: their products, their holders, and their balances on the first day of the books.

import { productOf, type ProductKey } from './products.ts'

export type Relationship = 'PRIMARY' | 'PRIMARY_JOINT' | 'SECONDARY_JOINT' | 'BUSINESS' | 'PRIMARY_BORROWER'

export type AccountPlan = {
  /** The name of the account in the code. Its id is made from it and the seed. */
  readonly key: string
  readonly providerId: number
  readonly product: ProductKey
  readonly holders: readonly {
    readonly bankCustomerId: string
    readonly relationship: Relationship
    /** The holder leaves the account on the twelfth day of this month of the books. */
    readonly leavesInMonth?: number
  }[]
  /** For a debt, the money owed. */
  readonly openingCents: bigint
  /** The original principal of a loan. */
  readonly lentCents?: bigint
  /** The credit limit; on a deposit account the overdraft limit. */
  readonly limitCents?: bigint
  readonly nickname?: string
  /** Absent for an account that opens within the books, on the third day of `opensInMonth`. */
  readonly openedOn?: string
  /** The months of the books are counted from 0. */
  readonly opensInMonth?: number
  /** The account number changes on the sixth day of this month. */
  readonly renumberedInMonth?: number
  /** The account closes on the tenth day of this month. */
  readonly closesInMonth?: number
  /** The bank lists the account and can never read it. */
  readonly outage?: true
}

type Terms = Pick<
  AccountPlan,
  'limitCents' | 'lentCents' | 'nickname' | 'opensInMonth' | 'renumberedInMonth' | 'closesInMonth' | 'outage'
>

export const accountPlans: readonly AccountPlan[] = [
  own('maple-10001', 'robin-chequing', 'chequing', 2_914_37n, '2015-09-01', { limitCents: 500_00n }),
  own('maple-10001', 'robin-savings', 'savings', 6_250_00n, '2016-01-14', { nickname: 'Rainy day' }),
  own('maple-10001', 'robin-card', 'credit_card', 1_122_48n, '2017-05-20', { limitCents: 9_000_00n }),
  own('maple-10001', 'robin-line', 'line_of_credit', 2_400_00n, '2019-03-11', { limitCents: 15_000_00n }),
  own('maple-10001', 'robin-tfsa', 'tfsa', 14_500_00n, '2018-02-05'),

  own('maple-10002', 'jordan-chequing', 'chequing', 2_381_12n, '2018-08-27'),
  own('maple-10002', 'jordan-savings', 'savings', 3_120_55n, '2018-08-27'),
  own('maple-10002', 'jordan-card', 'credit_card', 744_09n, '2019-10-02', { limitCents: 5_000_00n }),

  own('maple-10003', 'morgan-chequing', 'chequing', 4_906_80n, '2009-04-16', { limitCents: 1_000_00n }),
  own('maple-10003', 'morgan-savings', 'savings', 18_750_00n, '2011-01-10', { nickname: 'Roof' }),
  own('maple-10003', 'morgan-card', 'credit_card', 3_318_64n, '2012-06-08', { limitCents: 18_000_00n }),
  own('maple-10003', 'morgan-line', 'line_of_credit', 6_800_00n, '2016-11-23', { limitCents: 30_000_00n }),
  own('maple-10003', 'morgan-mortgage', 'mortgage', 412_350_00n, '2021-07-01', { lentCents: 440_000_00n }),
  own('maple-10003', 'morgan-car', 'car_loan', 31_840_00n, '2023-03-15', { lentCents: 38_000_00n }),
  own('maple-10003', 'morgan-tfsa', 'tfsa', 41_200_00n, '2013-01-07'),
  own('maple-10003', 'morgan-rrsp', 'rrsp', 87_600_00n, '2012-02-20'),

  {
    key: 'twain-chequing',
    providerId: 1000,
    product: 'chequing',
    holders: [
      { bankCustomerId: 'maple-10004', relationship: 'PRIMARY_JOINT' },
      { bankCustomerId: 'maple-10005', relationship: 'SECONDARY_JOINT' },
    ],
    openingCents: 3_655_21n,
    nickname: 'Household',
    openedOn: '2017-07-04',
  },
  own('maple-10004', 'twain-savings', 'savings', 9_400_00n, '2017-07-04'),
  own('maple-10005', 'twain-card', 'credit_card', 1_590_33n, '2018-03-19', { limitCents: 8_000_00n }),

  own('maple-10006', 'casey-chequing', 'chequing', 1_602_77n, '2020-09-08', { limitCents: 300_00n }),
  own('maple-10006', 'casey-savings', 'savings', 2_010_00n, '2020-09-08', { closesInMonth: 20 }),

  own('maple-10008', 'shop-operating', 'business_chequing', 24_118_92n, '2014-05-12', { limitCents: 10_000_00n }),

  own('maple-10009', 'studio-operating', 'business_chequing', 31_450_00n, '2016-10-03', { limitCents: 5_000_00n }),
  own('maple-10009', 'studio-card', 'business_card', 2_204_18n, '2017-01-25', { limitCents: 20_000_00n }),
  own('maple-10009', 'studio-line', 'business_line', 12_000_00n, '2018-04-30', { limitCents: 50_000_00n }),

  own('maple-10012', 'harper-chequing', 'chequing', 4_120_66n, '1998-03-02'),
  own('maple-10012', 'harper-life', 'universal_life', 18_240_00n, '2004-06-01'),
  own('maple-10012', 'harper-annuity', 'annuity', 164_800_00n, '2019-09-01'),

  own('maple-10013', 'riley-chequing', 'chequing', 3_214_52n, '2019-08-14', { limitCents: 500_00n }),
  own('maple-10013', 'riley-card', 'credit_card', 512_90n, '2021-02-17', { limitCents: 6_000_00n }),
  own('maple-10013', 'riley-wallet', 'wallet', 140_00n, '2022-11-05'),
  own('maple-10013', 'riley-instalments', 'instalments', 118_00n, '2023-04-26', { limitCents: 1_500_00n }),

  own('maple-10014', 'freight-operating', 'commercial', 412_880_00n, '2008-02-11'),

  {
    key: 'noa-chequing',
    providerId: 1000,
    product: 'chequing',
    holders: [
      { bankCustomerId: 'maple-10015', relationship: 'PRIMARY_JOINT' },
      { bankCustomerId: 'maple-10016', relationship: 'SECONDARY_JOINT', leavesInMonth: 30 },
    ],
    openingCents: 3_980_14n,
    nickname: 'Household',
    openedOn: '2016-05-09',
  },
  own('maple-10015', 'noa-card', 'credit_card', 690_25n, '2018-01-22', {
    limitCents: 7_000_00n,
    renumberedInMonth: 28,
  }),
  own('maple-10015', 'noa-savings', 'savings', 5_200_00n, '2016-05-09', { closesInMonth: 29 }),
  own('maple-10015', 'noa-tfsa', 'tfsa', 0n, undefined, { opensInMonth: 28 }),
  own('maple-10016', 'noa-line', 'line_of_credit', 1_900_00n, '2012-04-18', { limitCents: 12_000_00n }),

  own('maple-10017', 'jane-chequing', 'chequing', 3_045_30n, '2017-09-12', { limitCents: 250_00n }),
  own('maple-10017', 'jane-us', 'us_chequing', 1_180_25n, '2019-04-02'),
  own('maple-10018', 'lou-chequing', 'chequing', 1_815_44n, '2020-02-03'),

  own('maple-10019', 'remy-chequing', 'chequing', 1_420_18n, '2021-04-06'),
  own('maple-10019', 'remy-card', 'credit_card', 236_75n, '2022-06-20', { limitCents: 3_000_00n, outage: true }),

  own('boreale-20001', 'mireille-chequing', 'chequing', 2_730_45n, '2010-05-18', { limitCents: 500_00n }),
  own('boreale-20001', 'mireille-savings', 'savings', 7_480_00n, '2012-09-10', { nickname: 'Voyage' }),
  own('boreale-20001', 'mireille-card', 'credit_card', 988_20n, '2014-02-11', { limitCents: 7_500_00n }),
  own('boreale-20001', 'mireille-mortgage', 'mortgage', 218_900_00n, '2020-07-01', { lentCents: 240_000_00n }),

  own('boreale-20002', 'etienne-chequing', 'chequing', 2_105_66n, '2013-08-20'),
  own('boreale-20002', 'etienne-card', 'credit_card', 655_71n, '2016-04-04', { limitCents: 4_000_00n }),
  own('boreale-20002', 'etienne-rrsp', 'rrsp', 12_800_00n, '2019-02-22'),
]

/** An account with one holder. */
function own(
  bankCustomerId: string,
  key: string,
  product: ProductKey,
  openingCents: bigint,
  openedOn: string | undefined,
  terms: Terms = {},
): AccountPlan {
  const { category, lineOfBusiness } = productOf(product)
  const borrower = category === 'LOAN_ACCOUNT' ? 'PRIMARY_BORROWER' : 'PRIMARY'
  const relationship = lineOfBusiness === 'BUSINESS' ? 'BUSINESS' : borrower
  const providerId = bankCustomerId.startsWith('maple') ? 1000 : 1001
  const holders = [{ bankCustomerId, relationship }] as const
  return { key, providerId, product, holders, openingCents, ...(openedOn !== undefined && { openedOn }), ...terms }
}
