// Consents as the standard names their parts: duration, resources, status, reasons of its end, and registries of its parties.

import type { DataCluster } from './cluster.ts'
import type { Enum } from './field.ts'

export const consentDurationTypes = { values: ['ONE_TIME', 'PERSISTENT', 'TIME_BOUND'] } as const satisfies Enum
export type ConsentDurationType = (typeof consentDurationTypes.values)[number]

/** The standard has DOCUMENT as well; no cluster that is served here belongs to it. */
export const consentResourceTypes = { values: ['ACCOUNT', 'CUSTOMER'] } as const satisfies Enum
export type ConsentResourceType = (typeof consentResourceTypes.values)[number]

export const consentGrantStatuses = { values: ['ACTIVE', 'EXPIRED', 'REVOKED'] } as const satisfies Enum
export type ConsentGrantStatus = (typeof consentGrantStatuses.values)[number]

export const consentUpdateReasons = { values: ['BUSINESS_RULE', 'USER_ACTION'] } as const satisfies Enum
export type ConsentUpdateReason = (typeof consentUpdateReasons.values)[number]

export const registries = { values: ['FDX', 'GLEIF', 'ICANN', 'PRIVATE'] } as const satisfies Enum

/** The standard does not say which cluster goes with which resource: what is about the person goes with the customer. */
export function resourceTypeOf(cluster: DataCluster): ConsentResourceType {
  return cluster === 'CUSTOMER_CONTACT' || cluster === 'CUSTOMER_PERSONAL' ? 'CUSTOMER' : 'ACCOUNT'
}
