// An event: something that a recipient should be notified of, and the kinds of events.

import type { NotificationCategory, NotificationType } from '../../fdx/notification.ts'
import type { Actor } from '../journal/act.ts'

/** Each kind with the standard's type and category, which are what a recipient subscribes to. */
export const eventKinds = {
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

/** What happened. It holds ids only: no name, account number or amount. */
export type NewEvent = {
  readonly kind: EventKind
  /** The recipient that is notified. */
  readonly clientId: string
  readonly providerId: number
  readonly consentId?: string
  readonly accountHandle?: string
}

export type Event = NewEvent & {
  /** The same in every delivery and in every attempt. */
  readonly id: string
  readonly at: Temporal.Instant
  readonly actorKind: Actor['kind']
}

/** A row of the table `event`. */
export type EventRow = {
  readonly event_id: string
  readonly at: Temporal.Instant
  readonly kind: string
  readonly actor_kind: string
  readonly client_id: string
  readonly provider_id: number
  readonly consent_id: string | null
  readonly account_handle: string | null
}

export function readEvent(row: EventRow): Event {
  return {
    id: row.event_id,
    at: row.at,
    kind: row.kind as EventKind,
    actorKind: row.actor_kind as Actor['kind'],
    clientId: row.client_id,
    providerId: row.provider_id,
    ...(row.consent_id !== null && { consentId: row.consent_id }),
    ...(row.account_handle !== null && { accountHandle: row.account_handle }),
  }
}
