// The households of the sandbox: what each earns, owes and spends. The accounts are named by their keys.

export type Salary = {
  readonly employer: string
  readonly cents: bigint
  /** Every second Friday, or the 15th and the last day of the month. */
  readonly frequency: 'biweekly' | 'semimonthly'
}

export type Household = {
  /** The keys of its accounts begin with it. */
  readonly key: string
  readonly providerId: number
  /** The city that follows a merchant's name in a description. */
  readonly city: string
  readonly salaries: readonly Salary[]
  readonly rent?: { readonly cents: bigint; readonly landlord: string; readonly byCheque?: true }
  readonly mortgageCents?: bigint
  readonly carLoanCents?: bigint
  readonly childBenefitCents?: bigint
  /** Monthly contributions to investment accounts. */
  readonly contributions: readonly { readonly account: string; readonly cents: bigint }[]
  /** How much the household spends, in percent of an average household. */
  readonly spendingPercent: number
  /** The part of the card's balance that is paid each month; the rest bears interest. */
  readonly cardPaidPercent: bigint
  /** Every eighth month a bill payment is returned for insufficient funds. */
  readonly shortOfFunds?: boolean
  /** Fuel pumps place an authorization hold of a round amount first, and release it for the purchase. */
  readonly fuelHolds?: boolean
}

export const households: readonly Household[] = [
  {
    key: 'robin',
    providerId: 1000,
    city: 'TORONTO ON',
    salaries: [{ employer: 'NORTHLAKE SOFTWARE INC', cents: 2_480_16n, frequency: 'biweekly' }],
    rent: { cents: 1_850_00n, landlord: 'INVENTED AVENUE APARTMENTS', byCheque: true },
    contributions: [{ account: 'robin-tfsa', cents: 250_00n }],
    spendingPercent: 85,
    cardPaidPercent: 100n,
  },
  {
    key: 'jordan',
    providerId: 1000,
    city: 'OTTAWA ON',
    salaries: [{ employer: 'STORYBOOK ELEMENTARY SCHOOL', cents: 1_920_44n, frequency: 'semimonthly' }],
    rent: { cents: 1_350_00n, landlord: 'STORYBOOK STREET RENTALS' },
    contributions: [],
    spendingPercent: 65,
    cardPaidPercent: 100n,
  },
  {
    key: 'morgan',
    providerId: 1000,
    city: 'CALGARY AB',
    salaries: [{ employer: 'FOOTHILL ENGINEERING LTD', cents: 4_480_75n, frequency: 'semimonthly' }],
    mortgageCents: 2_410_00n,
    carLoanCents: 545_00n,
    contributions: [
      { account: 'morgan-tfsa', cents: 300_00n },
      { account: 'morgan-rrsp', cents: 450_00n },
    ],
    spendingPercent: 150,
    cardPaidPercent: 60n,
  },
  {
    key: 'twain',
    providerId: 1000,
    city: 'VANCOUVER BC',
    salaries: [
      { employer: 'FABLE LANE CLINIC', cents: 2_310_90n, frequency: 'biweekly' },
      { employer: 'SEAWALL CYCLES', cents: 1_640_25n, frequency: 'semimonthly' },
    ],
    rent: { cents: 2_650_00n, landlord: 'FABLE LANE HOLDINGS' },
    childBenefitCents: 412_33n,
    contributions: [],
    spendingPercent: 160,
    cardPaidPercent: 100n,
  },
  {
    key: 'casey',
    providerId: 1000,
    city: 'HALIFAX NS',
    salaries: [{ employer: 'PRETEND ROAD BAKERY', cents: 1_480_62n, frequency: 'biweekly' }],
    rent: { cents: 1_100_00n, landlord: 'PRETEND ROAD FLATS' },
    contributions: [],
    spendingPercent: 60,
    cardPaidPercent: 100n,
    shortOfFunds: true,
  },
  {
    key: 'harper',
    providerId: 1000,
    city: 'VICTORIA BC',
    salaries: [{ employer: 'ISLAND TEACHERS PENSION', cents: 1_910_42n, frequency: 'semimonthly' }],
    rent: { cents: 1_420_00n, landlord: 'LONGVIEW GARDENS' },
    contributions: [],
    spendingPercent: 60,
    cardPaidPercent: 100n,
  },
  {
    key: 'riley',
    providerId: 1000,
    city: 'WINNIPEG MB',
    salaries: [{ employer: 'TAPSTONE LOGISTICS INC', cents: 1_985_70n, frequency: 'biweekly' }],
    rent: { cents: 1_180_00n, landlord: 'PRAIRIE FABLE RENTALS' },
    contributions: [],
    spendingPercent: 70,
    cardPaidPercent: 100n,
    fuelHolds: true,
  },
  {
    key: 'noa',
    providerId: 1000,
    city: 'SASKATOON SK',
    salaries: [
      { employer: 'RIVERBEND DENTAL', cents: 1_720_15n, frequency: 'biweekly' },
      { employer: 'CHANGEWELL CARPENTRY', cents: 1_455_00n, frequency: 'semimonthly' },
    ],
    rent: { cents: 1_640_00n, landlord: 'NEW LEAF HOMES' },
    contributions: [{ account: 'noa-tfsa', cents: 200_00n }],
    spendingPercent: 90,
    cardPaidPercent: 100n,
  },
  {
    key: 'jane',
    providerId: 1000,
    city: 'TORONTO ON',
    salaries: [{ employer: 'SAMPLE STREET LIBRARY', cents: 1_760_28n, frequency: 'semimonthly' }],
    rent: { cents: 1_240_00n, landlord: 'SAMPLE STREET SUITES' },
    contributions: [],
    spendingPercent: 60,
    cardPaidPercent: 100n,
  },
  {
    key: 'lou',
    providerId: 1000,
    city: 'HALIFAX NS',
    salaries: [{ employer: 'PATIENCE LANE NURSERY', cents: 1_590_11n, frequency: 'semimonthly' }],
    rent: { cents: 980_00n, landlord: 'PATIENCE LANE FLATS' },
    contributions: [],
    spendingPercent: 50,
    cardPaidPercent: 100n,
  },
  {
    key: 'remy',
    providerId: 1000,
    city: 'FREDERICTON NB',
    salaries: [{ employer: 'MIDPOINT MUSEUM', cents: 1_510_40n, frequency: 'semimonthly' }],
    rent: { cents: 940_00n, landlord: 'MIDPOINT MEWS FLATS' },
    contributions: [],
    spendingPercent: 20,
    cardPaidPercent: 100n,
  },
  {
    key: 'mireille',
    providerId: 1001,
    city: 'QUÉBEC QC',
    salaries: [{ employer: 'BIBLIOTHÈQUE DE LA FABLE', cents: 2_090_38n, frequency: 'biweekly' }],
    mortgageCents: 1_310_00n,
    contributions: [],
    spendingPercent: 78,
    cardPaidPercent: 100n,
  },
  {
    key: 'etienne',
    providerId: 1001,
    city: 'MONTRÉAL QC',
    salaries: [{ employer: 'ATELIERS DU CONTE INC', cents: 1_720_17n, frequency: 'biweekly' }],
    rent: { cents: 980_00n, landlord: 'IMMEUBLES DU CONTE', byCheque: true },
    contributions: [{ account: 'etienne-rrsp', cents: 150_00n }],
    spendingPercent: 65,
    cardPaidPercent: 100n,
  },
]
