// The access rule of bank data: the bearer of a living access token reads, under a consent that lives at this very moment.

import { findLivingConsent } from '../../domain/consents/find-living-consent.ts'
import type { LivingConsent } from '../../domain/consents/living-consent.ts'
import { openReader, type Reader } from '../../domain/retrieval/reader.ts'
import { readAccessToken } from '../../domain/tokens/access-token.ts'
import { isDataCluster, type DataCluster } from '../../fdx/cluster.ts'
import { bearerToken } from '../../platform/http/bearer.ts'
import type { HeadAccess } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { readActorType } from './actor-type.ts'
import type { FdxApi } from './fdx-api.ts'
import type { FdxParts } from './parts.ts'

export type FdxReader = Reader & {
  /** The customer, in the eyes of this recipient. */
  readonly subject: string
  /** The scope of the access token. */
  readonly scope: string
}

/** The consent is looked up on every call, so that a revocation is felt by the very next one (FAPI 2.0 5.3.4). */
export function readerAccess(
  { database, clock, vault, mint, retrieval, demandsInteractionId }: FdxParts,
  api?: FdxApi,
): HeadAccess<FdxReader> {
  return {
    name: 'reader',
    async authenticate(call) {
      const token = await readAccessToken(mint, clock.now(), 'data', bearerToken(call))
      call.log.caller = token.clientId
      const { clientId, consentId } = token
      if (consentId === undefined) throw ended()
      const consent = await findLivingConsent(database, vault, clock.now(), { clientId, consentId })
      if (!consent) throw ended()
      call.log.consentId = consent.id
      call.log.providerId = consent.providerId
      api?.admit(call, { demandsInteractionId, providerId: consent.providerId })
      const actorType = readActorType(call)
      const reader = openReader(retrieval, {
        consent: within(consent, token.scope),
        requestId: call.requestId,
        ...(actorType && { actorType }),
      })
      return { ...reader, subject: token.subject, scope: token.scope }
    },
  }
}

/** Narrows the consent to the token's scope: a refresh may name fewer clusters than the consent has (RFC 6749 6). */
function within(consent: LivingConsent, scope: string): LivingConsent {
  const clusters = new Set<DataCluster>(
    scope
      .split(' ')
      .filter(isDataCluster)
      .filter((cluster) => consent.clusters.has(cluster)),
  )
  if (clusters.size === consent.clusters.size) return consent
  return { ...consent, clusters }
}

function ended(): Problem {
  return new Problem('invalid_token', 'The consent has ended or expired. Ask the customer to connect again.')
}
