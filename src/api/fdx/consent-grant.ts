// A consent as the standard writes it (ConsentGrant), and what ended it.

import { z } from 'zod'
import type { EndedBecause } from '../../domain/consents/end-consent.ts'
import type { ConsentRecord } from '../../domain/consents/search-consents.ts'
import type { Provider } from '../../domain/providers/provider.ts'
import type { Recipient } from '../../domain/recipients/recipient.ts'
import {
  consentDurationTypes,
  consentGrantStatuses,
  consentResourceTypes,
  consentUpdateReasons,
  registries,
  resourceTypeOf,
  type ConsentGrantStatus,
  type ConsentUpdateReason,
} from '../../fdx/consent.ts'
import { dataClusters } from '../../fdx/cluster.ts'
import { httpActions } from '../../fdx/link.ts'
import { partyTypes, type PartyType } from '../../fdx/notification.ts'

const moment = z.string().meta({ format: 'date-time' })

const party = z
  .object({
    name: z.string(),
    type: z.enum(partyTypes),
    homeUri: z.string().optional(),
    logoUri: z.string().optional(),
    registry: z.enum(registries.values).describe('PRIVATE: this server’s own.'),
    registeredEntityName: z.string(),
    registeredEntityId: z.string().describe('The client_id of a recipient, the provider_id of a provider.'),
  })
  .meta({ id: 'ConsentGrantParty' })

const resource = z
  .object({
    resourceType: z.enum(consentResourceTypes.values),
    resourceId: z.string().describe('The accountId, or the sub of the access token.'),
    dataClusters: z.array(z.enum(dataClusters)),
  })
  .meta({ id: 'ConsentGrantResource' })

export const consentGrant = z
  .object({
    id: z.string(),
    status: z.enum(consentGrantStatuses.values),
    parties: z.array(party),
    createdTime: moment,
    expirationTime: moment,
    updatedTime: moment.describe('When it last changed: when it was given, or when it ended.'),
    durationType: z
      .enum(consentDurationTypes.values)
      .describe('PERSISTENT: as long as the server lets a consent last.'),
    durationPeriod: z.int().optional().describe('Days from the grant, of TIME_BOUND.'),
    lookbackPeriod: z.int().optional().describe('Days before each request. Absent: as far as the books go.'),
    resources: z.array(resource),
    links: z.array(z.object({ href: z.string(), action: z.enum(httpActions.values), rel: z.string() })),
  })
  .meta({ id: 'ConsentGrant' })

export const revocations = z
  .object({
    revocations: z.array(
      z.object({
        status: z.enum(consentGrantStatuses.values),
        reason: z.enum(consentUpdateReasons.values),
        initiator: z.enum(partyTypes),
        updatedTime: moment,
      }),
    ),
  })
  .meta({ id: 'ConsentRevocationList' })

/** The facts around a consent that its grant tells. */
export type Surroundings = {
  readonly now: Temporal.Instant
  /** The address of the version that the caller speaks: the links lead to it. */
  readonly base: string
  readonly accountHandles: readonly string[]
  /** The customer, in the eyes of the recipient. */
  readonly subject: string
  readonly recipient: Recipient | undefined
  readonly provider: Provider | undefined
}

export function statusOf({ ended, expiresAt }: ConsentRecord, now: Temporal.Instant): ConsentGrantStatus {
  if (ended) return ended.because === 'expired' ? 'EXPIRED' : 'REVOKED'
  return Temporal.Instant.compare(expiresAt, now) > 0 ? 'ACTIVE' : 'EXPIRED'
}

export function writeGrant(consent: ConsentRecord, around: Surroundings): z.infer<typeof consentGrant> {
  const { consentId, terms, grantedAt, expiresAt, ended } = consent
  const href = `${around.base}/consents/${consentId}`
  return {
    id: consentId,
    status: statusOf(consent, around.now),
    parties: writeParties(consent, around),
    createdTime: text(grantedAt),
    expirationTime: text(expiresAt),
    updatedTime: text(ended?.at ?? grantedAt),
    durationType: terms.durationType ?? 'PERSISTENT',
    ...(terms.durationDays !== undefined && { durationPeriod: terms.durationDays }),
    ...(terms.lookbackDays !== undefined && { lookbackPeriod: terms.lookbackDays }),
    resources: writeResources(consent, around),
    links: [
      { href, action: 'GET', rel: 'self' },
      { href: `${href}/revocation`, action: 'PUT', rel: 'revocation' },
    ],
  }
}

function writeParties(
  { clientId, clientName, providerId, providerName }: ConsentRecord,
  { recipient, provider }: Surroundings,
): z.infer<typeof party>[] {
  return [
    {
      name: clientName,
      type: 'DATA_RECIPIENT',
      ...(recipient && { homeUri: recipient.clientUri, logoUri: recipient.logoUri }),
      registry: 'PRIVATE',
      registeredEntityName: clientName,
      registeredEntityId: clientId,
    },
    {
      name: providerName.en,
      type: 'DATA_PROVIDER',
      ...(provider?.url !== undefined && { homeUri: provider.url }),
      registry: 'PRIVATE',
      registeredEntityName: providerName.en,
      registeredEntityId: String(providerId),
    },
  ]
}

/** Each account with its clusters, and the customer with theirs. */
function writeResources(
  { clusters }: ConsentRecord,
  { accountHandles, subject }: Surroundings,
): z.infer<typeof resource>[] {
  const ids = { ACCOUNT: accountHandles, CUSTOMER: [subject] }
  return consentResourceTypes.values.flatMap((resourceType) => {
    const own = clusters.filter((cluster) => resourceTypeOf(cluster) === resourceType)
    if (own.length === 0) return []
    return ids[resourceType].map((resourceId) => ({ resourceType, resourceId, dataClusters: own }))
  })
}

/** The reason and initiator of an end for which nobody gave any. */
const reasons: Readonly<Record<EndedBecause, readonly [ConsentUpdateReason, PartyType]>> = {
  customer: ['USER_ACTION', 'INDIVIDUAL'],
  replaced: ['USER_ACTION', 'INDIVIDUAL'],
  recipient: ['BUSINESS_RULE', 'DATA_RECIPIENT'],
  operator: ['BUSINESS_RULE', 'DATA_ACCESS_PLATFORM'],
  bank: ['BUSINESS_RULE', 'DATA_PROVIDER'],
  expired: ['BUSINESS_RULE', 'DATA_ACCESS_PLATFORM'],
}

export function writeRevocations({ ended }: ConsentRecord): z.infer<typeof revocations> {
  if (!ended || ended.because === 'expired') return { revocations: [] }
  const [reason, initiator] = ended.why ? [ended.why.reason, ended.why.initiator] : reasons[ended.because]
  return { revocations: [{ status: 'REVOKED', reason, initiator, updatedTime: text(ended.at) }] }
}

function text(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'millisecond' })
}
