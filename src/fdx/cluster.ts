// Data clusters: the groups of fields that a customer consents to. On the wire of version 1 a scope is a cluster's name.

/** The eight that the Open Banking API's scopes name, in the order they are shown. Source: FDX 5.2 data clusters. */
export const dataClusters = [
  'ACCOUNT_BASIC',
  'ACCOUNT_DETAILED',
  'ACCOUNT_PAYMENTS',
  'INVESTMENTS',
  'TRANSACTIONS',
  'STATEMENTS',
  'CUSTOMER_CONTACT',
  'CUSTOMER_PERSONAL',
] as const

export type DataCluster = (typeof dataClusters)[number]

/** What each opens, and why a customer may want to allow it without the others. */
export const clusterReasons: Readonly<Record<DataCluster, string>> = {
  ACCOUNT_BASIC:
    'That the account exists: its name, kind, currency and masked number. The least that an app can ask for.',
  ACCOUNT_DETAILED: 'What the account is worth and on what terms: balances, limits, rates, dues.',
  ACCOUNT_PAYMENTS: 'The full numbers, with which money can be moved to and from the account.',
  INVESTMENTS: 'What lies inside an investment account: positions, orders, contributions, plan.',
  TRANSACTIONS: 'What happened on the account. It says more about a life than any balance.',
  STATEMENTS: 'Statements as files, with all that is printed on them.',
  CUSTOMER_CONTACT: 'Who the customer is and how to reach them.',
  CUSTOMER_PERSONAL: 'Date of birth and identity numbers, with which somebody could pose as the customer.',
}

export function isDataCluster(text: string): text is DataCluster {
  return (dataClusters as readonly string[]).includes(text)
}
