// Consents in the operator's API: search, detail with journal entries, and revocation.

import { z } from 'zod'
import { followConsent } from '../../domain/consents/follow-consent.ts'
import {
  findAccountHandles,
  findConsentRecord,
  searchConsents,
  type ConsentRecord,
} from '../../domain/consents/search-consents.ts'
import { revokeConsent } from '../../operations/consents.ts'
import { providerId } from '../../operations/fields.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { entry, writeEntry } from './journal.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
import type { OperatorParts } from './parts.ts'
import { limit, moment } from './schemas.ts'

/** The maximum number of journal entries of one consent. */
const MAX_ENTRIES = 500

const consent = z
  .object({
    consent_id: z.string(),
    client_id: z.string(),
    client_name: z.string(),
    provider_id: z.int(),
    customer_id: z.string(),
    scope: z.string(),
    granted_at: moment,
    expires_at: moment,
    ended_at: moment.optional(),
    ended_because: z.enum(['customer', 'recipient', 'replaced', 'expired', 'operator', 'bank']).optional(),
  })
  .meta({ id: 'OperatorConsent' })

const page = z
  .object({
    consents: z.array(consent),
    next: z.string().optional().describe('The `before` of the next page; absent on the last one.'),
  })
  .meta({ id: 'OperatorConsentPage' })

const consentDetail = consent
  .extend({
    accounts: z.array(z.string()).describe('As the recipient knows them.'),
    entries: z.array(entry).describe('From the request to the last read, oldest first; at most the latest 500.'),
  })
  .meta({ id: 'OperatorConsentDetail' })

const params = z.object({ consent_id: text() })

export function consentEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    searchEndpoint(parts),
    showEndpoint(parts),
    operatorOperation(parts, revokeConsent, { method: 'POST', path: '/consents/:consent_id/revoke' }),
  ]
}

function searchEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-search-consents',
    summary: 'Consents, living and ended, newest first.',
    method: 'GET',
    path: '/consents',
    role: 'auditor',
    query: z.object({
      client_id: text().optional(),
      provider_id: providerId.optional(),
      reference: text().optional().describe('The id of a consent or a customer, or what the bank calls the customer.'),
      before: text().optional().describe('What `next` said.'),
      limit: limit(50, 500),
    }),
    schema: page,
    async handle({ query }) {
      const filter = { clientId: query.client_id, providerId: query.provider_id, reference: query.reference }
      const found = await searchConsents(parts.database, filter, query.limit + 1, query.before)
      return {
        consents: found.slice(0, query.limit).map(write),
        next: found.length > query.limit ? found[query.limit - 1]?.consentId : undefined,
      }
    },
  })
}

function showEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-get-consent',
    summary: 'One consent: what it opens, and everything that happened under it.',
    method: 'GET',
    path: '/consents/:consent_id',
    role: 'auditor',
    params,
    schema: consentDetail,
    problems: { 404: 'There is no such consent.' },
    async handle({ params: { consent_id: consentId } }) {
      const found = await findConsentRecord(parts.database, consentId)
      if (!found) throw new Problem('not_found', 'There is no such consent.')
      const entries = await followConsent(parts.database, consentId, MAX_ENTRIES)
      return {
        ...write(found),
        accounts: await findAccountHandles(parts.database, consentId),
        entries: entries.map(writeEntry),
      }
    },
  })
}

function write(record: ConsentRecord): z.infer<typeof consent> {
  return {
    consent_id: record.consentId,
    client_id: record.clientId,
    client_name: record.clientName,
    provider_id: record.providerId,
    customer_id: record.customerId,
    scope: record.clusters.join(' '),
    granted_at: record.grantedAt.toString(),
    expires_at: record.expiresAt.toString(),
    ended_at: record.ended?.at.toString(),
    ended_because: record.ended?.because,
  }
}
