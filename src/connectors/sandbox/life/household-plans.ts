// The households of the sandbox: what each earns, owes and spends. The accounts are named by their keys.

export type Pay = {
  readonly employer: string
  readonly cents: bigint
  /** Every second Friday, or on the 15th and the last day. */
  readonly rhythm: 'every two weeks' | 'twice a month'
}

export type Household = {
  /** Also the beginning of the keys of its accounts. */
  readonly key: string
  readonly providerId: number
  /** As it stands behind a merchant's name. */
  readonly city: string
  readonly pay: readonly Pay[]
  readonly rent?: { readonly cents: bigint; readonly landlord: string; readonly byCheque?: true }
  readonly mortgageCents?: bigint
  readonly carLoanCents?: bigint
  readonly childBenefitCents?: bigint
  /** Each month into these accounts. */
  readonly contributions: readonly { readonly account: string; readonly cents: bigint }[]
  /** How much it spends, in percent of an average household. */
  readonly spending: number
  /** How much of the card's balance it pays each month; what remains bears interest. */
  readonly cardPaidPercent: bigint
  /** Now and then a bill comes back for want of funds. */
  readonly shortOfFunds?: boolean
  /** Its fuel pumps hold a round amount first, and let it go when they know the price. */
  readonly holdsAtPump?: boolean
}

export const households: readonly Household[] = [
  {
    key: 'robin',
    providerId: 1000,
    city: 'TORONTO ON',
    pay: [{ employer: 'NORTHLAKE SOFTWARE INC', cents: 2_480_16n, rhythm: 'every two weeks' }],
    rent: { cents: 1_850_00n, landlord: 'INVENTED AVENUE APARTMENTS', byCheque: true },
    contributions: [{ account: 'robin-tfsa', cents: 250_00n }],
    spending: 85,
    cardPaidPercent: 100n,
  },
  {
    key: 'jordan',
    providerId: 1000,
    city: 'OTTAWA ON',
    pay: [{ employer: 'STORYBOOK ELEMENTARY SCHOOL', cents: 1_920_44n, rhythm: 'twice a month' }],
    rent: { cents: 1_350_00n, landlord: 'STORYBOOK STREET RENTALS' },
    contributions: [],
    spending: 65,
    cardPaidPercent: 100n,
  },
  {
    key: 'morgan',
    providerId: 1000,
    city: 'CALGARY AB',
    pay: [{ employer: 'FOOTHILL ENGINEERING LTD', cents: 4_480_75n, rhythm: 'twice a month' }],
    mortgageCents: 2_410_00n,
    carLoanCents: 545_00n,
    contributions: [
      { account: 'morgan-tfsa', cents: 300_00n },
      { account: 'morgan-rrsp', cents: 450_00n },
    ],
    spending: 150,
    cardPaidPercent: 60n,
  },
  {
    key: 'twain',
    providerId: 1000,
    city: 'VANCOUVER BC',
    pay: [
      { employer: 'FABLE LANE CLINIC', cents: 2_310_90n, rhythm: 'every two weeks' },
      { employer: 'SEAWALL CYCLES', cents: 1_640_25n, rhythm: 'twice a month' },
    ],
    rent: { cents: 2_650_00n, landlord: 'FABLE LANE HOLDINGS' },
    childBenefitCents: 412_33n,
    contributions: [],
    spending: 160,
    cardPaidPercent: 100n,
  },
  {
    key: 'casey',
    providerId: 1000,
    city: 'HALIFAX NS',
    pay: [{ employer: 'PRETEND ROAD BAKERY', cents: 1_480_62n, rhythm: 'every two weeks' }],
    rent: { cents: 1_100_00n, landlord: 'PRETEND ROAD FLATS' },
    contributions: [],
    spending: 60,
    cardPaidPercent: 100n,
    shortOfFunds: true,
  },
  {
    key: 'harper',
    providerId: 1000,
    city: 'VICTORIA BC',
    pay: [{ employer: 'ISLAND TEACHERS PENSION', cents: 1_910_42n, rhythm: 'twice a month' }],
    rent: { cents: 1_420_00n, landlord: 'LONGVIEW GARDENS' },
    contributions: [],
    spending: 60,
    cardPaidPercent: 100n,
  },
  {
    key: 'riley',
    providerId: 1000,
    city: 'WINNIPEG MB',
    pay: [{ employer: 'TAPSTONE LOGISTICS INC', cents: 1_985_70n, rhythm: 'every two weeks' }],
    rent: { cents: 1_180_00n, landlord: 'PRAIRIE FABLE RENTALS' },
    contributions: [],
    spending: 70,
    cardPaidPercent: 100n,
    holdsAtPump: true,
  },
  {
    key: 'noa',
    providerId: 1000,
    city: 'SASKATOON SK',
    pay: [
      { employer: 'RIVERBEND DENTAL', cents: 1_720_15n, rhythm: 'every two weeks' },
      { employer: 'CHANGEWELL CARPENTRY', cents: 1_455_00n, rhythm: 'twice a month' },
    ],
    rent: { cents: 1_640_00n, landlord: 'NEW LEAF HOMES' },
    contributions: [{ account: 'noa-tfsa', cents: 200_00n }],
    spending: 90,
    cardPaidPercent: 100n,
  },
  {
    key: 'jane',
    providerId: 1000,
    city: 'TORONTO ON',
    pay: [{ employer: 'SAMPLE STREET LIBRARY', cents: 1_760_28n, rhythm: 'twice a month' }],
    rent: { cents: 1_240_00n, landlord: 'SAMPLE STREET SUITES' },
    contributions: [],
    spending: 60,
    cardPaidPercent: 100n,
  },
  {
    key: 'lou',
    providerId: 1000,
    city: 'HALIFAX NS',
    pay: [{ employer: 'PATIENCE LANE NURSERY', cents: 1_590_11n, rhythm: 'twice a month' }],
    rent: { cents: 980_00n, landlord: 'PATIENCE LANE FLATS' },
    contributions: [],
    spending: 50,
    cardPaidPercent: 100n,
  },
  {
    key: 'remy',
    providerId: 1000,
    city: 'FREDERICTON NB',
    pay: [{ employer: 'MIDPOINT MUSEUM', cents: 1_510_40n, rhythm: 'twice a month' }],
    rent: { cents: 940_00n, landlord: 'MIDPOINT MEWS FLATS' },
    contributions: [],
    spending: 20,
    cardPaidPercent: 100n,
  },
  {
    key: 'mireille',
    providerId: 1001,
    city: 'QUÉBEC QC',
    pay: [{ employer: 'BIBLIOTHÈQUE DE LA FABLE', cents: 2_090_38n, rhythm: 'every two weeks' }],
    mortgageCents: 1_310_00n,
    contributions: [],
    spending: 78,
    cardPaidPercent: 100n,
  },
  {
    key: 'etienne',
    providerId: 1001,
    city: 'MONTRÉAL QC',
    pay: [{ employer: 'ATELIERS DU CONTE INC', cents: 1_720_17n, rhythm: 'every two weeks' }],
    rent: { cents: 980_00n, landlord: 'IMMEUBLES DU CONTE', byCheque: true },
    contributions: [{ account: 'etienne-rrsp', cents: 150_00n }],
    spending: 65,
    cardPaidPercent: 100n,
  },
]
