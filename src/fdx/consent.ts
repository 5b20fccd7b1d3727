// Consents in the standard's words: how long one lasts, what it is about, what becomes of it, and where its parties are known.

import type { DataCluster } from './cluster.ts'
import type { Words } from './field.ts'

export const consentDurationTypes = { words: ['ONE_TIME', 'PERSISTENT', 'TIME_BOUND'] } as const satisfies Words
export type ConsentDurationType = (typeof consentDurationTypes.words)[number]

/** The standard has DOCUMENT as well; no cluster that is served here belongs to it. */
export const consentResourceTypes = { words: ['ACCOUNT', 'CUSTOMER'] } as const satisfies Words
export type ConsentResourceType = (typeof consentResourceTypes.words)[number]

export const consentGrantStatuses = { words: ['ACTIVE', 'EXPIRED', 'REVOKED'] } as const satisfies Words
export type ConsentGrantStatus = (typeof consentGrantStatuses.words)[number]

export const consentUpdateReasons = { words: ['BUSINESS_RULE', 'USER_ACTION'] } as const satisfies Words
export type ConsentUpdateReason = (typeof consentUpdateReasons.words)[number]

export const registries = { words: ['FDX', 'GLEIF', 'ICANN', 'PRIVATE'] } as const satisfies Words

/** The standard does not say which cluster goes with which resource: what is about the person goes with the customer. */
export function resourceTypeOf(cluster: DataCluster): ConsentResourceType {
  return cluster === 'CUSTOMER_CONTACT' || cluster === 'CUSTOMER_PERSONAL' ? 'CUSTOMER' : 'ACCOUNT'
}
