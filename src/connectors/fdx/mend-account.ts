// Mend account: what a bank leaves out of an account, or says in its own words, told from what else it says.

import { account, type AccountCategory, type AccountType } from '../../fdx/account.ts'
import { accountStatuses, accountTypes } from '../../fdx/account-fields.ts'
import { enumReader, plainName } from '../../fdx/read-scalar.ts'
import { membersOf, type Members } from './read-rows.ts'

const typeOf = enumReader(accountTypes)
const statusOf = enumReader(accountStatuses)

/** The category of each type where a bank does not say it: in a list of version 4 or 5 without envelopes. All others are investments. */
const typesByCategory: Readonly<Record<Exclude<AccountCategory, 'INVESTMENT_ACCOUNT'>, readonly AccountType[]>> = {
  DEPOSIT_ACCOUNT: [
    ...(['CHECKING', 'SAVINGS', 'CD', 'MONEYMARKET', 'ESCROW', 'TERM', 'OTHERDEPOSIT'] as const),
    ...(['COMMERCIALDEPOSIT', 'HIGHINTERESTSAVINGSACCOUNT'] as const),
  ],
  LOAN_ACCOUNT: [
    ...(['LOAN', 'AUTOLOAN', 'MORTGAGE', 'HOMEEQUITYLOAN', 'INSTALLMENT', 'MILITARYLOAN', 'PERSONALLOAN'] as const),
    ...(['SMBLOAN', 'STUDENTLOAN', 'COMMERCIALLOAN'] as const),
  ],
  LOC_ACCOUNT: ['CREDITCARD', 'CHARGE', 'LINEOFCREDIT', 'HOMELINEOFCREDIT', 'COMMERCIALLINEOFCREDIT'],
  INSURANCE_ACCOUNT: ['LONGTERMDISABILITY', 'SHORTTERMDISABILITY', 'UNIVERSALLIFE', 'WHOLELIFE'],
  ANNUITY_ACCOUNT: ['ANNUITY', 'FIXEDANNUITY', 'VARIABLEANNUITY'],
  COMMERCIAL_ACCOUNT: [],
  DIGITAL_WALLET: ['DIGITALWALLET', 'PREPAID'],
  BNPL_ACCOUNT: ['BNPL'],
}

const categoryOf = new Map([
  ...accountTypes.values.map((type) => [type as string, 'INVESTMENT_ACCOUNT'] as const),
  ...Object.entries(typesByCategory).flatMap(([category, types]) => types.map((type) => [type, category] as const)),
])

/** The type of an account whose own the standard does not have: the widest of its category. */
const widestType: Readonly<Record<AccountCategory, AccountType>> = {
  DEPOSIT_ACCOUNT: 'OTHERDEPOSIT',
  LOAN_ACCOUNT: 'LOAN',
  LOC_ACCOUNT: 'LINEOFCREDIT',
  INVESTMENT_ACCOUNT: 'OTHERINVESTMENT',
  INSURANCE_ACCOUNT: 'WHOLELIFE',
  ANNUITY_ACCOUNT: 'ANNUITY',
  COMMERCIAL_ACCOUNT: 'COMMERCIALDEPOSIT',
  DIGITAL_WALLET: 'DIGITALWALLET',
  BNPL_ACCOUNT: 'BNPL',
}

/** The short names that banks of Canada write. */
const shortNames: ReadonlyMap<string, AccountType> = new Map([
  ['CHEQUING', 'CHECKING'],
  ['GIC', 'CD'],
  ['TFSA', 'TAXFREESAVINGSACCOUNT'],
  ['FHSA', 'FIRSTHOMESAVINGSACCOUNT'],
  ['RRSP', 'REGISTEREDRETIREMENTSAVINGSPLAN'],
  ['RRIF', 'REGISTEREDRETIREMENTINCOMEFUND'],
  ['RESP', 'REGISTEREDEDUCATIONSAVINGSPLAN'],
  ['RDSP', 'REGISTEREDDISABILITYSAVINGSPLAN'],
  ['LIRA', 'LOCKEDINRETIREMENTACCOUNT'],
  ['HELOC', 'HOMELINEOFCREDIT'],
])

/** Also of an account in an envelope: `{"depositAccount": {...}}`. */
export function mendAccount(members: Members): Members {
  const [[name, inside] = []] = Object.entries(members).map(([name, value]) => [name, membersOf(value)] as const)
  const category = name === undefined || !inside ? undefined : envelopeCategory(name)
  if (category !== undefined && inside) return mendMembers({ ...inside, accountCategory: category })
  return mendMembers(members)
}

function envelopeCategory(name: string): AccountCategory | undefined {
  const kind = plainName(name).replace('LINEOFCREDIT', 'LOC')
  return categories.find((category) => kind === plainName(category) || `${kind}ACCOUNT` === plainName(category))
}

const categories = account.oneOf.flatMap(({ fields }) => fields.accountCategory.type.values)

function mendMembers(members: Members): Members {
  const { accountType, status } = members
  const short = typeof accountType === 'string' ? shortNames.get(plainName(accountType)) : undefined
  const type = short ?? (typeOf(accountType, '') as AccountType | undefined)
  const told = members['accountCategory'] ?? categoryOf.get(type ?? '')
  const category = categories.find(
    (category) => plainName(category) === plainName(typeof told === 'string' ? told : ''),
  )
  return {
    ...members,
    ...(told !== undefined && { accountCategory: category ?? told }),
    ...(category !== undefined && { accountType: type ?? widestType[category] }),
    // Closed accounts are told as such: a bank that says nothing lists what is open.
    status: statusOf(status, '') ?? 'OPEN',
  }
}
