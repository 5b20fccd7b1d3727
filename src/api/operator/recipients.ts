// Recipients in the operator's API: the list, creating, changing and registering one, and suspending a client.

import { z } from 'zod'
import {
  findClientRecord,
  findSecretAges,
  listClientRecords,
  type ClientRecord,
} from '../../domain/clients/client-record.ts'
import { secretAge, writeSecretAge } from '../../domain/clients/secret-request.ts'
import { findRecipientOf } from '../../domain/recipients/recipient.ts'
import { findRegistrations } from '../../domain/registrations/find-registrations.ts'
import { endOldRecipientSecret, replaceRecipientSecret, resumeClient, suspendClient } from '../../operations/clients.ts'
import { changeRedirectUris, createRecipient } from '../../operations/recipients.ts'
import { setRefreshAnswer } from '../../operations/integrations.ts'
import { requestRegistrations } from '../../operations/registrations.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
import type { OperatorParts } from './parts.ts'
import { registration, writeRegistration } from './registrations.ts'
import { clientStatus, moment, newClient, replacedSecret, writeNewClient, writeReplaced } from './schemas.ts'

const MAX_REGISTRATIONS = 1000

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

const detail = recipient
  .extend({
    description: z.string().optional(),
    country: z.enum(['CA', 'US']),
    client_uri: z.string().optional(),
    terms_uri: z.string().optional(),
    contacts: z.array(z.string()),
    scope: z.string(),
    redirect_uris: z.array(z.string()),
    repeats_refresh_token: z.boolean().describe('Whether a refresh is answered with the refresh token again.'),
    secrets: z.array(secretAge).describe('Those that work, without the secrets themselves.'),
    registrations: z.array(registration),
  })
  .meta({ id: 'OperatorRecipientDetail' })

const params = z.object({ client_id: text() })
const CLIENT = '/clients/:client_id'
const ONE = '/recipients/:client_id'
const unknown = { 404: 'There is no such recipient.' }

export function recipientEndpoints(parts: OperatorParts): readonly Endpoint[] {
  const shown = {
    schema: detail,
    write: (_result: unknown, { client_id }: { readonly client_id: string }) => show(parts, client_id),
  }
  return [
    listEndpoint(parts),
    showEndpoint(parts),
    operatorOperation(parts, createRecipient, {
      method: 'POST',
      path: '/organizations/:organization_id/recipients',
      longBody: true,
      answer: { schema: newClient, write: writeNewClient },
    }),
    operatorOperation(parts, changeRedirectUris, {
      method: 'PUT',
      path: `${ONE}/redirect-uris`,
      longBody: true,
      answer: shown,
    }),
    operatorOperation(parts, setRefreshAnswer, { method: 'PUT', path: `${ONE}/refresh-answer`, answer: shown }),
    operatorOperation(parts, replaceRecipientSecret, {
      method: 'POST',
      path: `${ONE}/secret`,
      sends: 'query',
      answer: { schema: replacedSecret, write: writeReplaced },
    }),
    operatorOperation(parts, endOldRecipientSecret, { method: 'DELETE', path: `${ONE}/secrets/old` }),
    operatorOperation(parts, requestRegistrations, {
      method: 'POST',
      path: `${ONE}/registrations`,
      answer: shown,
    }),
    operatorOperation(parts, suspendClient, { method: 'POST', path: `${CLIENT}/suspend` }),
    operatorOperation(parts, resumeClient, { method: 'POST', path: `${CLIENT}/resume` }),
  ]
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
    path: ONE,
    role: 'viewer',
    params,
    schema: detail,
    problems: unknown,
    handle: ({ params }) => show(parts, params.client_id),
  })
}

async function show({ database, clock }: OperatorParts, clientId: string) {
  const record = await findClientRecord(database, clientId)
  const found = record && (await findRecipientOf(database, record.organizationId, clientId))
  if (!found) throw new Problem('not_found', 'There is no such recipient.')
  const secrets = await findSecretAges(database, clock.now(), clientId)
  const registrations = await findRegistrations(database, { clientId }, MAX_REGISTRATIONS)
  return {
    ...write(record),
    description: found.description || undefined,
    country: found.country,
    client_uri: found.clientUri,
    terms_uri: found.termsUri,
    contacts: found.contacts,
    scope: found.clusters.join(' '),
    redirect_uris: found.redirectUris,
    repeats_refresh_token: found.repeatsRefreshToken,
    secrets: secrets.map(writeSecretAge),
    registrations: registrations.map(writeRegistration),
  }
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
