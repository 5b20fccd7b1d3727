// What hubs demand of an answer beyond the standard: the members without which Plaid's Core Exchange refuses it. Facts from the
// published contract (github.com/plaid/core-exchange, versions 5.2 and 6.4), in our own words.

type Row = Readonly<Record<string, unknown>>

/** Paths of members; `[]` is every item of a list, which may be empty. */
const descriptor = ['accountId', 'accountType', 'productName', 'status', 'currency.currencyCode']

/** Of an account by itself. Other categories are in the list alone: their details are not asked for. */
const details: Readonly<Record<string, readonly string[]>> = {
  DEPOSIT_ACCOUNT: ['currentBalance', 'availableBalance'],
  LOC_ACCOUNT: ['currentBalance'],
  LOAN_ACCOUNT: ['principalBalance', 'interestRate', 'interestRateType'],
  INVESTMENT_ACCOUNT: [
    'availableCashBalance',
    'currentValue',
    'holdings[].cashAccount',
    'holdings[].marketValue',
    'holdings[].currency.currencyCode',
  ],
}

const transaction = ['transactionId', 'transactionTimestamp', 'description', 'debitCreditMemo', 'status', 'amount']

const contact = [
  'holders[].name',
  'emails',
  'addresses[].line1',
  'addresses[].city',
  'addresses[].country',
  'telephones[].number',
  'telephones[].type',
]

export const demanded = {
  descriptor,
  contact,
  customer: ['customerId'],
  statement: ['accountId', 'statementId', 'links[].href'],
  paymentNetwork: ['bankId', 'identifier', 'type', 'transferIn', 'transferOut'],
  assetTransferNetwork: ['identifier', 'institutionId', 'type'],
  account: (category: string): readonly string[] => [...descriptor, ...(details[category] ?? [])],
  transaction: (category: string): readonly string[] => [
    ...transaction,
    ...(category === 'INVESTMENT_ACCOUNT' ? ['fees', 'transactionType'] : []),
  ],
}

/** The categories of which details, transactions and contact are asked for. */
export const consumed: ReadonlySet<string> = new Set(Object.keys(details))

/** Returns the paths that the value lacks. */
export function lackingIn(value: Row, paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !has(value, path.split('.')))
}

function has(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return value !== undefined && value !== null
  const isList = name.endsWith('[]')
  const member = (value as Row | undefined)?.[isList ? name.slice(0, -2) : name]
  if (isList) return Array.isArray(member) && member.every((item) => has(item, rest))
  return member !== undefined && has(member, rest)
}
