// Data clusters: the groups of fields that a customer consents to. A scope is a cluster's name, or the standard's own word.

/**
 * The clusters, in the order in which they are shown. The eight of version 5 are the scopes of the Open Banking API; the
 * others came with 6.
 */
export const dataClusters = [
  'ACCOUNT_BASIC',
  'ACCOUNT_DETAILED',
  'BALANCES',
  'BILLS',
  'SCHEDULED_PAYMENTS',
  'ACCOUNT_PAYMENTS',
  'PAYMENT_SUPPORT',
  'INVESTMENTS',
  'TRANSACTIONS',
  'IMAGES',
  'STATEMENTS',
  'REWARDS',
  'TERMS_AND_CONDITIONS',
  'TAX',
  'CUSTOMER_CONTACT',
  'CUSTOMER_PERSONAL',
] as const

export type DataCluster = (typeof dataClusters)[number]

/** The data that each opens, and why a customer may want to allow it without the others. */
export const clusterReasons: Readonly<Record<DataCluster, string>> = {
  ACCOUNT_BASIC:
    'That the account exists: its name, kind, currency and masked number. The least that an app can ask for.',
  ACCOUNT_DETAILED: 'What the account is worth and on what terms: balances, limits, rates, dues.',
  BALANCES: 'How much is in the account or owed on it, and nothing of its terms: what a budget needs.',
  BILLS: 'What is due, when, and what was paid last.',
  SCHEDULED_PAYMENTS: 'Payments that are already arranged.',
  ACCOUNT_PAYMENTS:
    'The full numbers, with which money can be moved to and from the account. Older name of PAYMENT_SUPPORT.',
  PAYMENT_SUPPORT: 'The full numbers, with which money can be moved to and from the account.',
  INVESTMENTS: 'What lies inside an investment account: positions, orders, contributions, plan.',
  TRANSACTIONS: 'What happened on the account. It says more about a life than any balance.',
  IMAGES: 'Pictures of cheques and receipts, with signatures and handwriting on them.',
  STATEMENTS: 'Statements as files, with all that is printed on them.',
  REWARDS: 'Reward programs, with what was earned and spent in them.',
  TERMS_AND_CONDITIONS: 'What the bank charges and allows: the contract, not the money.',
  TAX: 'Tax slips, with what was earned, put aside or paid in interest in a year, and part of the tax number.',
  CUSTOMER_CONTACT: 'Who the customer is and how to reach them.',
  CUSTOMER_PERSONAL: 'Date of birth and identity numbers, with which somebody could pose as the customer.',
}

export function isDataCluster(text: string): text is DataCluster {
  return (dataClusters as readonly string[]).includes(text)
}

/** The standard's own scopes for the same clusters. One of them does not follow the rule. Source: FDX 6.4.1 scopes. */
const standardScopes: ReadonlyMap<string, DataCluster> = new Map(
  dataClusters.map((cluster) => {
    const word = cluster === 'TERMS_AND_CONDITIONS' ? 'termsconditions' : cluster.replaceAll('_', '').toLowerCase()
    return [`fdx:${word}:read`, cluster]
  }),
)

/** Returns the cluster of one value of a scope, in either spelling; `undefined` if it is no scope of bank data. */
export function clusterOfScope(word: string): DataCluster | undefined {
  return isDataCluster(word) ? word : standardScopes.get(word)
}
