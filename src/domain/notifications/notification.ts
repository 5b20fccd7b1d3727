// A notification: an event as it is written to its recipient, in the standard's form, the same at every attempt.

import type { NotificationCategory, NotificationType, PartyType, PayloadIdType } from '../../fdx/notification.ts'
import { eventKinds, type Event } from '../events/event.ts'

export type Notification = {
  readonly notificationId: string
  readonly type: NotificationType
  readonly category: NotificationCategory
  readonly sentOn: string
  readonly publisher: Party
  readonly subscriber: Party
  readonly notificationPayload: NotificationPayload
}

export type Party = { readonly name: string; readonly type: PartyType }

export type NotificationPayload = {
  readonly id: string
  readonly idType: PayloadIdType
  readonly customFields: { readonly name: 'INITIATOR'; readonly value: PartyType }
  /** Ours beside the standard's members: its types say less than happened. */
  readonly event: string
  readonly providerId: number
  readonly consentId?: string
}

export type PartyNames = { readonly provider: string; readonly recipient: string }

export function writeNotification(event: Event, { provider, recipient }: PartyNames): Notification {
  const { id, at, kind, providerId, consentId } = event
  return {
    notificationId: id,
    ...eventKinds[kind],
    sentOn: at.toString({ fractionalSecondDigits: 3 }),
    publisher: { name: provider, type: 'DATA_PROVIDER' },
    subscriber: { name: recipient, type: 'DATA_RECIPIENT' },
    notificationPayload: {
      ...subjectOf(event),
      customFields: { name: 'INITIATOR', value: initiatorOf(event) },
      event: kind.toUpperCase().replaceAll('-', '_'),
      providerId,
      ...(consentId !== undefined && { consentId }),
    },
  }
}

function subjectOf({ accountHandle, consentId, providerId }: Event): Pick<NotificationPayload, 'id' | 'idType'> {
  if (accountHandle !== undefined) return { id: accountHandle, idType: 'ACCOUNT' }
  if (consentId !== undefined) return { id: consentId, idType: 'CONSENT' }
  return { id: String(providerId), idType: 'PARTY' }
}

/** A change at the bank is the bank's doing, even if we noticed it: so is the only end of a consent that the system itself brings about. */
function initiatorOf({ kind, actorKind }: Event): PartyType {
  if (kind.startsWith('account-') || kind === 'owner-withdrew') return 'DATA_PROVIDER'
  if (kind === 'consent-revoked' && actorKind === 'system') return 'DATA_PROVIDER'
  if (actorKind === 'customer') return 'INDIVIDUAL'
  return actorKind === 'client' || actorKind === 'organization' ? 'DATA_RECIPIENT' : 'DATA_ACCESS_PLATFORM'
}
