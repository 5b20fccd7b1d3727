// Scopes: what a bank calls the clusters of data that its customer is asked for.

import type { DataCluster } from '../../fdx/cluster.ts'
import type { FdxSettings } from './settings.ts'

/** The words of the standard (FDX 6.4.1); one of them does not follow the rule. */
function fdxScope(cluster: DataCluster): string {
  const word = cluster === 'TERMS_AND_CONDITIONS' ? 'termsconditions' : cluster.replaceAll('_', '').toLowerCase()
  return `fdx:${word}:read`
}

/** Returns the scope of a sign-in, each value once. A customer has to be known, whatever is asked for. */
export function scopeOf(
  { scopes, scopeStyle, extraScopes, customerIdFrom }: FdxSettings,
  clusters: readonly DataCluster[],
): string {
  const asked: readonly DataCluster[] =
    customerIdFrom === 'customer' ? [...clusters, 'ACCOUNT_BASIC', 'CUSTOMER_CONTACT'] : [...clusters, 'ACCOUNT_BASIC']
  const ofStyle = (cluster: DataCluster): string =>
    scopeStyle === 'cluster' ? cluster : scopeStyle === 'fdx' ? fdxScope(cluster) : ''
  const values = [extraScopes, ...asked.map((cluster) => scopes[cluster] ?? ofStyle(cluster))]
  return [...new Set(values.flatMap((value) => value.split(' ')))].filter((value) => value !== '').join(' ')
}
