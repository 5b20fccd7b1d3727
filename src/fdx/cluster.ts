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

export function isDataCluster(text: string): text is DataCluster {
  return (dataClusters as readonly string[]).includes(text)
}
