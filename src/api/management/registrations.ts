// Registrations: a partner asks for its recipients to be admitted at providers, and reads how far each one is.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import type { Client } from '../../domain/clients/client.ts'
import { listRegistrations, type Registration } from '../../domain/registrations/list-registrations.ts'
import { requestRegistrations } from '../../domain/registrations/request-registrations.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import { endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { partnerAccess } from './access.ts'
import type { ManagementParts } from './parts.ts'
import { managementPaths } from './paths.ts'
import { byPartner, clientIdParameter, demandRecipient } from './recipients.ts'
import { list, members, text } from '../../platform/http/request-fields.ts'

const registration = z
  .object({
    client_id: z.string(),
    client_name: z.string(),
    provider_id: z.int(),
    provider_name: z.string(),
    country: z.enum(['CA', 'US']),
    registration_status: z.enum(['PENDING_APPROVAL', 'PENDING_ACTIVATION', 'ACTIVE', 'REJECTED', 'SUSPENDED']),
    requested_on: z.string().describe('UTC, with seven fractional digits.'),
    reason: z.string().optional().describe("Why it is REJECTED or SUSPENDED, in the operator's words."),
  })
  .meta({ id: 'Registration' })

const answers = {
  200: { description: 'The registrations.', content: 'application/json', schema: z.array(registration) },
  404: { description: 'Unknown recipients or providers; each is named, and nothing was requested.' },
}

const refused = { 400: { description: 'Refused: each wrong member is named.' } }

export function registrationEndpoints(parts: ManagementParts): readonly Endpoint[] {
  return [
    requestByPathEndpoint(parts),
    requestByBodyEndpoint(parts),
    ofOneRecipientEndpoint(parts),
    ofAllRecipientsEndpoint(parts),
  ]
}

const recipientId = text().regex(/^[\x21-\x7e]{1,64}$/, 'is no recipient id')

/** One id, or several with commas between them. */
function separated<Id extends z.ZodType<unknown, string>>(id: Id) {
  return text()
    .transform((ids) => ids.split(','))
    .pipe(z.array(id))
}

const recipientIds = separated(recipientId)

const providerIds = separated(
  text()
    .regex(/^[1-9]\d{0,8}$/, 'is no provider id')
    .transform(Number),
)

function requestByPathEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'request-registrations',
    summary: 'Asks for each recipient to be admitted at each provider; ids are separated by commas.',
    method: 'POST',
    path: managementPaths.requestsByPath,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    params: z.object({ recipient_ids: recipientIds, provider_ids: providerIds }),
    answers: { ...answers, ...refused },
    handle: ({ caller, params, call }) => request(parts, caller, call, params),
  })
}

const requestBody = members({
  recipient_ids: list(recipientId).min(1, 'must name at least one'),
  provider_ids: list(z.int('must be a whole number').min(1, 'must be above 0').max(999_999_999, 'is too large')).min(
    1,
    'must name at least one',
  ),
})

function requestByBodyEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'request-registrations-by-body',
    summary: 'Asks for each recipient to be admitted at each provider. A pair that exists already stays as it is.',
    method: 'POST',
    path: managementPaths.requests,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    accepts: ['json'],
    longBody: true,
    body: requestBody,
    answers: { ...answers, ...refused },
    handle: ({ caller, body, call }) => request(parts, caller, call, body),
  })
}

async function request(
  parts: ManagementParts,
  caller: Client,
  call: Call,
  wanted: { readonly recipient_ids: readonly string[]; readonly provider_ids: readonly number[] },
): Promise<Answer> {
  const clientIds = [...new Set(wanted.recipient_ids)]
  const providerIds = [...new Set(wanted.provider_ids)]
  const { mostRegistrations } = parts.rules
  if (clientIds.length * providerIds.length > mostRegistrations) {
    throw new Problem('invalid_request', `Ask for at most ${mostRegistrations} registrations at a time.`)
  }
  const { organizationId } = caller
  await act(parts, byPartner(caller, call), (act) => requestRegistrations(act, organizationId, clientIds, providerIds))
  const all = await listRegistrations(parts.database, organizationId)
  const requested = all.filter(
    ({ clientId, providerId }) => clientIds.includes(clientId) && providerIds.includes(providerId),
  )
  return json(200, requested.map(write))
}

function ofOneRecipientEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'list-registrations-of-recipient',
    summary: 'How far each registration of one recipient is.',
    method: 'GET',
    path: managementPaths.requestsOfRecipient,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    params: clientIdParameter,
    answers,
    async handle({ caller, params }) {
      const { clientId } = await demandRecipient(parts, caller, params.client_id)
      const registrations = await listRegistrations(parts.database, caller.organizationId, clientId)
      return json(200, registrations.map(write))
    },
  })
}

function ofAllRecipientsEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'list-registrations',
    summary: "How far each registration of all of the partner's recipients is.",
    method: 'GET',
    path: managementPaths.requests,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    answers: { 200: answers[200] },
    async handle({ caller }) {
      const registrations = await listRegistrations(parts.database, caller.organizationId)
      return json(200, registrations.map(write))
    },
  })
}

function write(registration: Registration): unknown {
  return {
    client_id: registration.clientId,
    client_name: registration.clientName,
    provider_id: registration.providerId,
    provider_name: registration.providerName,
    country: registration.country,
    registration_status: registration.status,
    requested_on: registration.requestedAt.toString({ fractionalSecondDigits: 7 }),
    reason: registration.reason,
  }
}
