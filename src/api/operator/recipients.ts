// Recipients of every organization: what each is, and the switch that stops its client.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import {
  findClientRecord,
  findSecretAges,
  listClientRecords,
  type ClientRecord,
} from '../../domain/recipients/client-record.ts'
import { findRegistrations } from '../../domain/recipients/find-registrations.ts'
import { findRecipientOf } from '../../domain/recipients/recipient.ts'
import { resumeClient } from '../../domain/recipients/resume-client.ts'
import { suspendClient } from '../../domain/recipients/suspend-client.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-words.ts'
import { Problem } from '../../platform/problem.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { registration, writeRegistration } from './registrations.ts'
import { clientStatus, moment, reasonBody } from './words.ts'

const MOST_REGISTRATIONS = 1000

const recipient = z
  .object({
    client_id: z.string(),
    name: z.string(),
    organization_id: z.string(),
    organization_name: z.string(),
    status: clientStatus,
    created_at: moment,
  })
  .meta({ id: 'OperatorRecipient' })

const secret = z.object({ created_at: moment, last_used_at: moment.optional() })

const detail = recipient
  .extend({
    description: z.string(),
    country: z.enum(['CA', 'US']),
    client_uri: z.string(),
    terms_uri: z.string(),
    contacts: z.array(z.string()),
    scope: z.string(),
    redirect_uris: z.array(z.string()),
    secrets: z.array(secret).describe('Those that work, without the secrets themselves.'),
    registrations: z.array(registration),
  })
  .meta({ id: 'OperatorRecipientDetail' })

const params = z.object({ client_id: text() })

export function recipientEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [listEndpoint(parts), showEndpoint(parts), suspendEndpoint(parts), resumeEndpoint(parts)]
}

function listEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-recipients',
    summary: 'The recipients of every organization, by name.',
    method: 'GET',
    path: '/recipients',
    role: 'viewer',
    schema: z.array(recipient),
    handle: async () => (await listClientRecords(parts.database)).map(write),
  })
}

function showEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-get-recipient',
    summary: 'One recipient: addresses, scopes, ages of its secrets, registrations.',
    method: 'GET',
    path: '/recipients/:client_id',
    role: 'viewer',
    params,
    schema: detail,
    problems: { 404: 'There is no such recipient.' },
    async handle({ params: { client_id: clientId } }) {
      const { database, clock } = parts
      const record = await findClientRecord(database, clientId)
      const found = record && (await findRecipientOf(database, record.organizationId, clientId))
      if (!found) throw new Problem('not_found', 'There is no such recipient.')
      const secrets = await findSecretAges(database, clock.now(), clientId)
      const registrations = await findRegistrations(database, { clientId }, MOST_REGISTRATIONS)
      return {
        ...write(record),
        description: found.description,
        country: found.country,
        client_uri: found.clientUri,
        terms_uri: found.termsUri,
        contacts: found.contacts,
        scope: found.clusters.join(' '),
        redirect_uris: found.redirectUris,
        secrets: secrets.map(({ createdAt, lastUsedAt }) => ({
          created_at: createdAt.toString(),
          last_used_at: lastUsedAt?.toString(),
        })),
        registrations: registrations.map(writeRegistration),
      }
    },
  })
}

const CLIENT = '/clients/:client_id'

function suspendEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-suspend-client',
    summary: 'Suspends a recipient or a partner: its secrets and tokens open nothing.',
    method: 'POST',
    path: `${CLIENT}/suspend`,
    role: 'operator',
    params,
    body: reasonBody,
    problems: { 409: 'There is no active client of this id.' },
    handle: ({ caller, params, body }) =>
      act(parts, caller.by, (act) => suspendClient(act, params.client_id, body.reason)),
  })
}

function resumeEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-resume-client',
    summary: 'Resumes a suspended recipient or partner.',
    method: 'POST',
    path: `${CLIENT}/resume`,
    role: 'operator',
    params,
    problems: { 409: 'There is no suspended client of this id.' },
    handle: ({ caller, params }) => act(parts, caller.by, (act) => resumeClient(act, params.client_id)),
  })
}

function write(record: ClientRecord): z.infer<typeof recipient> {
  return {
    client_id: record.clientId,
    name: record.name,
    organization_id: record.organizationId,
    organization_name: record.organization,
    status: record.status,
    created_at: record.createdAt.toString(),
  }
}
