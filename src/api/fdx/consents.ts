// /consents/{consentId}: what a recipient holds, whether it has ended and why, and its end at the recipient's wish.

import { z } from 'zod'
import { findAccountHandles, findConsentRecord, type ConsentRecord } from '../../domain/consents/search-consents.ts'
import { revokeConnection } from '../../domain/consents/revoke-connection.ts'
import { subjectOf } from '../../domain/customers/subject.ts'
import { findProvider } from '../../domain/providers/provider.ts'
import { findRecipient } from '../../domain/recipients/recipient.ts'
import { consentUpdateReasons } from '../../fdx/consent.ts'
import { partyTypes } from '../../fdx/notification.ts'
import { empty, json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint, type HeadAccess } from '../../platform/http/endpoint.ts'
import { words } from '../../platform/http/request-fields.ts'
import type { Log } from '../../platform/log.ts'
import { Problem } from '../../platform/problem.ts'
import { consentGrant, revocations, statusOf, writeGrant, writeRevocations } from './consent-grant.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'
import { recipientAccess } from './recipient-access.ts'
import type { FdxApi } from './fdx-api.ts'
import { fdxApi5 } from './fdx-api-5.ts'
import { fdxApi6 } from './fdx-api-6.ts'

const pathIn = ({ base }: FdxApi): string => `${base}/consents/:consentId`

const params = z.object({ consentId: z.string().describe('The fdxConsentId of an access token, or of introspection.') })

const refusals = {
  400: { description: 'Refused: each wrong member is named, or the header that is missing (401).' },
  401: { description: 'The token is not valid, or its consent has ended (602).' },
  403: { description: 'The token is a partner’s (403).' },
  404: { description: 'The caller has no such consent (1107).' },
}

export type ConsentParts = FdxParts & { readonly log: Log }

export function consentEndpoints(parts: ConsentParts): readonly Endpoint[] {
  return [fdxApi5, fdxApi6].flatMap((api) => [
    grantEndpoint(parts, api),
    revokeEndpoint(parts, api),
    revocationsEndpoint(parts, api),
  ])
}

/** The recipient whose consents are asked for. */
type Holder = {
  readonly clientId: string
  /** The token of a connection is good for its own consent alone. */
  readonly only?: string
}

/** Takes a recipient's own token, which also opens consents that have ended, or the token of a connection. */
function holderAccess(parts: FdxParts, api: FdxApi): HeadAccess<Holder> {
  const recipient = recipientAccess(parts, api)
  const reader = readerAccess(parts, api)
  return {
    name: 'consent-holder',
    async authenticate(call) {
      try {
        const { clientId } = await recipient.authenticate(call)
        return { clientId }
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'wrong_token') throw error
      }
      const { consent } = await reader.authenticate(call)
      return { clientId: consent.clientId, only: consent.id }
    },
  }
}

/** Throws the same `not_found` for one that does not exist and one that is another's. */
async function demandConsent(
  { database }: FdxParts,
  { clientId, only }: Holder,
  consentId: string,
): Promise<ConsentRecord> {
  const consent = await findConsentRecord(database, consentId)
  if (!consent || consent.clientId !== clientId || (only !== undefined && only !== consentId)) {
    throw new Problem('not_found', 'There is no such consent.')
  }
  return consent
}

function grantEndpoint(parts: ConsentParts, api: FdxApi): Endpoint {
  const { database, clock, vault, issuer } = parts
  return endpoint({
    name: `${api.name}-consent`,
    summary: 'A consent: its status, until when, how far back, of which accounts, and who takes part.',
    method: 'GET',
    path: pathIn(api),
    access: holderAccess(parts, api),
    conventions: api.conventions,
    params,
    answers: {
      200: { description: 'The consent.', content: 'application/json', schema: consentGrant },
      ...refusals,
    },
    async handle({ caller, params: { consentId } }) {
      const consent = await demandConsent(parts, caller, consentId)
      const grant = writeGrant(consent, {
        now: clock.now(),
        base: issuer + api.base,
        accountHandles: await findAccountHandles(database, consentId),
        subject: subjectOf(vault, consent.clientId, consent.customerId),
        recipient: await findRecipient(database, consent.clientId),
        provider: await findProvider(database, consent.providerId),
      })
      return json(200, grant)
    },
  })
}

const revocation = z.object({
  reason: words(consentUpdateReasons.values),
  initiator: words(partyTypes).describe('At whose wish: INDIVIDUAL where the customer asked the recipient for it.'),
})

function revokeEndpoint(parts: ConsentParts, api: FdxApi): Endpoint {
  const { clock } = parts
  return endpoint({
    name: `${api.name}-revoke-consent`,
    summary: 'Ends a consent for good, with all its tokens, and keeps why.',
    method: 'PUT',
    path: `${pathIn(api)}/revocation`,
    access: holderAccess(parts, api),
    conventions: api.conventions,
    params,
    accepts: ['json'],
    body: revocation,
    answers: {
      204: { description: 'The consent has ended.' },
      409: { description: 'It had ended already (409).' },
      ...refusals,
    },
    async handle({ caller, call, params: { consentId }, body }) {
      const consent = await demandConsent(parts, caller, consentId)
      const by = { actor: { kind: 'client', id: caller.clientId }, requestId: call.requestId } as const
      const hasEnded =
        statusOf(consent, clock.now()) === 'ACTIVE' &&
        (await revokeConnection(parts, by, { clientId: caller.clientId, consentId }, body))
      if (!hasEnded) throw new Problem('conflict', 'The consent has ended already. Ask for it to see when.')
      return empty(204)
    },
  })
}

function revocationsEndpoint(parts: ConsentParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-consent-revocations`,
    summary: 'Why and at whose wish a consent was revoked; empty while it lives, and when it expired.',
    method: 'GET',
    path: `${pathIn(api)}/revocation`,
    access: holderAccess(parts, api),
    conventions: api.conventions,
    params,
    answers: {
      200: { description: 'The list.', content: 'application/json', schema: revocations },
      ...refusals,
    },
    async handle({ caller, params: { consentId } }) {
      return json(200, writeRevocations(await demandConsent(parts, caller, consentId)))
    },
  })
}
