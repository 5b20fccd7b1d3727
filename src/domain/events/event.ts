// An event: something that a recipient should learn of, and what kinds there are.

import type { NotificationCategory, NotificationType } from '../../fdx/notification.ts'

/** Each kind with what the standard calls it. A subscription is to a type and a category. */
const eventKinds = {
  'consent-granted': { type: 'CONSENT_UPDATED', category: 'CONSENT' },
  'consent-revoked': { type: 'CONSENT_REVOKED', category: 'CONSENT' },
  'consent-replaced': { type: 'CONSENT_REVOKED', category: 'CONSENT' },
  'consent-expired': { type: 'CONSENT_REVOKED', category: 'CONSENT' },
  'account-opened': { type: 'CUSTOM', category: 'CONSENT' },
  'account-closed': { type: 'CUSTOM', category: 'CONSENT' },
  'account-renumbered': { type: 'CUSTOM', category: 'CONSENT' },
  'owner-withdrew': { type: 'CUSTOM', category: 'CONSENT' },
  'provider-disabled': { type: 'SERVICE', category: 'MAINTENANCE' },
  'provider-enabled': { type: 'SERVICE', category: 'MAINTENANCE' },
  'registration-activated': { type: 'SERVICE', category: 'MAINTENANCE' },
  'registration-suspended': { type: 'SERVICE', category: 'MAINTENANCE' },
  'registration-resumed': { type: 'SERVICE', category: 'MAINTENANCE' },
} as const satisfies Record<string, { readonly type: NotificationType; readonly category: NotificationCategory }>

export type EventKind = keyof typeof eventKinds

/** What happened, to whom. Ids only: no name, number or amount. */
export type NewEvent = {
  readonly kind: EventKind
  /** The recipient that is told. */
  readonly clientId: string
  readonly providerId: number
  readonly consentId?: string
  readonly accountHandle?: string
}
