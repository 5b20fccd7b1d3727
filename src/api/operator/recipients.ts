// Recipients of every organization: made for it, changed, asked to be admitted, and the switch that stops a client.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import { demandOrganization } from '../../domain/organizations/organization.ts'
import { changeRedirectUris } from '../../domain/recipients/change-redirect-uris.ts'
import {
  demandAppRecord,
  demandClientRecord,
  findClientRecord,
  findSecretAges,
  listClientRecords,
  type ClientRecord,
} from '../../domain/clients/client-record.ts'
import { createRecipient } from '../../domain/recipients/create-recipient.ts'
import { findRegistrations } from '../../domain/registrations/find-registrations.ts'
import { newRecipient, newRedirectUris, readNewRecipient } from '../../domain/recipients/recipient-request.ts'
import { findRecipientOf } from '../../domain/recipients/recipient.ts'
import { endOldSecret } from '../../domain/clients/end-old-secret.ts'
import { replaceSecret } from '../../domain/clients/replace-secret.ts'
import { replaceQuery, secretAge, writeSecretAge } from '../../domain/clients/secret-request.ts'
import { requestRegistrations } from '../../domain/registrations/request-registrations.ts'
import { resumeClient } from '../../domain/clients/resume-client.ts'
import { suspendClient } from '../../domain/clients/suspend-client.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { list, members, text } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { registration, writeRegistration } from './registrations.ts'
import { clientStatus, moment, newClient, reasonBody, replacedSecret, writeReplaced } from './schemas.ts'

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

const detail = recipient
  .extend({
    description: z.string(),
    country: z.enum(['CA', 'US']),
    client_uri: z.string(),
    terms_uri: z.string(),
    contacts: z.array(z.string()),
    scope: z.string(),
    redirect_uris: z.array(z.string()),
    secrets: z.array(secretAge).describe('Those that work, without the secrets themselves.'),
    registrations: z.array(registration),
  })
  .meta({ id: 'OperatorRecipientDetail' })

const params = z.object({ client_id: text() })
const ONE = '/recipients/:client_id'
const unknown = { 404: 'There is no such recipient.' }

export function recipientEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    createEndpoint(parts),
    showEndpoint(parts),
    changeRedirectUrisEndpoint(parts),
    replaceSecretEndpoint(parts),
    endOldSecretEndpoint(parts),
    requestRegistrationsEndpoint(parts),
    suspendEndpoint(parts),
    resumeEndpoint(parts),
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
function createEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-create-recipient',
    summary: 'Creates a recipient of an organization, by the rules that its partner would meet.',
    method: 'POST',
    path: '/organizations/:organization_id/recipients',
    role: 'operator',
    params: z.object({ organization_id: text() }),
    body: newRecipient(parts.rules),
    longBody: true,
    schema: newClient,
    problems: { 404: 'There is no such organization.' },
    async handle({ caller, params, body }) {
      const made = await act(parts, caller.by, async (act) => {
        const { organizationId } = await demandOrganization({ read: act.tx }, params.organization_id)
        return createRecipient(act, organizationId, readNewRecipient(body))
      })
      return { client_id: made.clientId, client_secret: made.clientSecret }
    },
  })
}

function changeRedirectUrisEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-change-redirect-uris',
    summary: "Replaces all of a recipient's redirect URIs.",
    method: 'PUT',
    path: `${ONE}/redirect-uris`,
    role: 'operator',
    params,
    body: newRedirectUris(parts.rules),
    longBody: true,
    schema: detail,
    problems: unknown,
    async handle({ caller, params: { client_id: clientId }, body }) {
      await act(parts, caller.by, async (act) => {
        await demandAppRecord({ read: act.tx }, clientId)
        await changeRedirectUris(act, clientId, body.redirect_uris)
      })
      return show(parts, clientId)
    },
  })
}

function replaceSecretEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-replace-recipient-secret',
    summary: "Replaces a recipient's secret: the old one is dead at once, unless a window is asked for.",
    method: 'POST',
    path: `${ONE}/secret`,
    role: 'operator',
    params,
    query: replaceQuery,
    schema: replacedSecret,
    problems: unknown,
    async handle({ caller, params: { client_id: clientId }, query }) {
      const replaced = await act(parts, caller.by, async (act) => {
        await demandAppRecord({ read: act.tx }, clientId)
        return replaceSecret(act, clientId, query.expires_old_in)
      })
      return writeReplaced(clientId, replaced)
    },
  })
}

function endOldSecretEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-end-old-recipient-secret',
    summary: 'Ends the old secret that still works beside the new one, before its time.',
    method: 'DELETE',
    path: `${ONE}/secrets/old`,
    role: 'operator',
    params,
    problems: { ...unknown, 409: 'There is no old secret that works.' },
    async handle({ caller, params: { client_id: clientId } }) {
      await act(parts, caller.by, async (act) => {
        await demandAppRecord({ read: act.tx }, clientId)
        await endOldSecret(act, clientId)
      })
    },
  })
}

function requestRegistrationsEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-request-registrations',
    summary: 'Asks for a recipient to be admitted at providers. A pair that exists already stays as it is.',
    method: 'POST',
    path: `${ONE}/registrations`,
    role: 'operator',
    params,
    body: members({
      provider_ids: list(z.int('must be a whole number').min(1).max(999_999_999)).min(1, 'must name at least one'),
    }),
    schema: detail,
    problems: { 404: 'There is no such recipient, or no such provider; nothing was requested.' },
    async handle({ caller, params: { client_id: clientId }, body }) {
      await act(parts, caller.by, async (act) => {
        const { organizationId } = await demandClientRecord({ read: act.tx }, clientId)
        await requestRegistrations(act, organizationId, [clientId], [...new Set(body.provider_ids)])
      })
      return show(parts, clientId)
    },
  })
}

async function show({ database, clock }: OperatorParts, clientId: string) {
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
    secrets: secrets.map(writeSecretAge),
    registrations: registrations.map(writeRegistration),
  }
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
