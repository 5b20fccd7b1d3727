// Recipients: a partner creates its apps, reads them, changes where they are answered, and replaces their secrets.

import { z } from 'zod'
import { act, type By } from '../../domain/journal/act.ts'
import { changeRedirectUris } from '../../domain/recipients/change-redirect-uris.ts'
import type { Client } from '../../domain/clients/client.ts'
import { createRecipient } from '../../domain/recipients/create-recipient.ts'
import { newRecipient, newRedirectUris, readNewRecipient } from '../../domain/recipients/recipient-request.ts'
import { findManagedRecipient, listManagedRecipients, type Recipient } from '../../domain/recipients/recipient.ts'
import { findSecretAges } from '../../domain/clients/client-record.ts'
import { endOldSecret } from '../../domain/clients/end-old-secret.ts'
import { replaceSecret } from '../../domain/clients/replace-secret.ts'
import { oldEndsAt, replaceQuery, secretAge, writeSecretAge } from '../../domain/clients/secret-request.ts'
import { empty, json } from '../../platform/http/answer.ts'
import { endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { partnerAccess } from './access.ts'
import type { ManagementParts } from './parts.ts'
import { managementPaths } from './paths.ts'
import { text } from '../../platform/http/request-fields.ts'

const listItem = z
  .object({
    client_id: z.string(),
    name: z.string(),
    logo_uri: z.string().optional(),
    description: z.string().optional(),
    terms_uri: z.string().optional(),
    client_uri: z.string().optional(),
    country: z.enum(['CA', 'US']),
    contacts: z.array(z.object({ email: z.string() })),
  })
  .meta({ id: 'RecipientListItem' })

const detail = listItem
  .extend({
    redirect_uris: z.array(z.string()),
    scope: z.string().describe('Separated by spaces.'),
    shares_onward: z.boolean().optional().describe('Present where it is true.'),
    separate_pending_ids: z.boolean().optional().describe('Present where it is true.'),
  })
  .meta({ id: 'Recipient' })

const newSecret = z.object({ client_id: z.string(), client_secret: z.string().describe('Shown this once.') })

const refused = { 400: { description: 'Refused: each wrong member is named.' } }
const unknown = { 404: { description: 'The partner has no such recipient.' } }

export const clientIdParameter = z.object({ client_id: text() })

export function recipientEndpoints(parts: ManagementParts): readonly Endpoint[] {
  return [
    createEndpoint(parts),
    listEndpoint(parts),
    detailEndpoint(parts),
    changeEndpoint(parts),
    secretEndpoint(parts),
    secretsEndpoint(parts),
    endOldSecretEndpoint(parts),
  ]
}

function createEndpoint(parts: ManagementParts): Endpoint {
  const created = detail.extend(newSecret.shape).meta({ id: 'NewRecipient' })
  return endpoint({
    name: 'create-recipient',
    summary: 'Creates a Data Recipient. Its secret is shown this once.',
    method: 'POST',
    path: managementPaths.recipients,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    accepts: ['json'],
    longBody: true,
    body: newRecipient(parts.rules),
    answers: { 200: { description: 'Created.', content: 'application/json', schema: created }, ...refused },
    async handle({ caller, body, call }) {
      const recipient = readNewRecipient(body)
      const { clientId, clientSecret } = await act(parts, byPartner(caller, call), (act) =>
        createRecipient(act, caller.organizationId, recipient),
      )
      const { client_id, ...rest } = writeDetail({ ...recipient, clientId, hasLogo: false, repeatsRefreshToken: false })
      return json(200, { client_id, client_secret: clientSecret, ...rest })
    },
  })
}

function listEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'list-recipients',
    summary: "The partner's recipients, oldest first.",
    method: 'GET',
    path: managementPaths.recipients,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    answers: { 200: { description: 'The list.', content: 'application/json', schema: z.array(listItem) } },
    async handle({ caller }) {
      const recipients = await listManagedRecipients(parts.database, caller.organizationId)
      return json(200, recipients.map(writeListItem))
    },
  })
}

function detailEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'get-recipient',
    summary: "One of the partner's recipients.",
    method: 'GET',
    path: managementPaths.recipient,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    params: clientIdParameter,
    answers: { 200: { description: 'The recipient.', content: 'application/json', schema: detail }, ...unknown },
    async handle({ caller, params }) {
      return json(200, writeDetail(await demandRecipient(parts, caller, params.client_id)))
    },
  })
}

function changeEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'change-redirect-uris',
    summary: "Replaces all of a recipient's redirect URIs. Nothing else of a recipient can be changed.",
    method: 'PUT',
    path: managementPaths.recipient,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    params: clientIdParameter,
    accepts: ['json'],
    longBody: true,
    body: newRedirectUris(parts.rules),
    answers: {
      200: { description: 'The recipient as it is now.', content: 'application/json', schema: detail },
      ...refused,
      ...unknown,
    },
    async handle({ caller, params, body, call }) {
      const recipient = await demandRecipient(parts, caller, params.client_id)
      const { redirect_uris: redirectUris } = body
      await act(parts, byPartner(caller, call), (act) => changeRedirectUris(act, recipient.clientId, redirectUris))
      return json(200, writeDetail({ ...recipient, redirectUris }))
    },
  })
}

function secretEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'replace-secret',
    summary:
      "Replaces a recipient's secret: the new one is shown this once, the old one is dead at once unless a window is asked.",
    method: 'POST',
    path: managementPaths.secret,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    params: clientIdParameter,
    query: replaceQuery,
    answers: {
      200: {
        description: 'The new secret.',
        content: 'application/json',
        schema: newSecret.extend({ old_ends_at: oldEndsAt }),
      },
      ...refused,
      ...unknown,
    },
    async handle({ caller, params, query, call }) {
      const { clientId } = await demandRecipient(parts, caller, params.client_id)
      const { clientSecret, oldEndsAt } = await act(parts, byPartner(caller, call), (act) =>
        replaceSecret(act, clientId, query.expires_old_in),
      )
      return json(200, { client_id: clientId, client_secret: clientSecret, old_ends_at: oldEndsAt?.toString() })
    },
  })
}

function secretsEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'list-secrets',
    summary:
      "A recipient's secrets that work, oldest first: how old, when last used, and until when. No secret is shown.",
    method: 'GET',
    path: managementPaths.secrets,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    params: clientIdParameter,
    answers: {
      200: {
        description: 'Their ages.',
        content: 'application/json',
        schema: z.array(secretAge.meta({ id: 'SecretAge' })),
      },
      ...unknown,
    },
    async handle({ caller, params }) {
      const { clientId } = await demandRecipient(parts, caller, params.client_id)
      return json(200, (await findSecretAges(parts.database, parts.clock.now(), clientId)).map(writeSecretAge))
    },
  })
}

function endOldSecretEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'end-old-secret',
    summary: 'Ends the old secret that still works beside the new one, before its time.',
    method: 'DELETE',
    path: managementPaths.oldSecret,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    params: clientIdParameter,
    answers: {
      204: { description: 'It has ended.' },
      ...unknown,
      409: { description: 'There is no old secret that works.' },
    },
    async handle({ caller, params, call }) {
      const { clientId } = await demandRecipient(parts, caller, params.client_id)
      await act(parts, byPartner(caller, call), (act) => endOldSecret(act, clientId))
      return empty(204)
    },
  })
}

/** Throws the same `not_found` for one that does not exist, one that is another partner's, and Connect's. */
export async function demandRecipient(
  { database }: ManagementParts,
  { organizationId }: Client,
  clientId: string,
): Promise<Recipient> {
  const recipient = await findManagedRecipient(database, organizationId, clientId)
  if (!recipient) throw new Problem('not_found', 'There is no such recipient.')
  return recipient
}

export function byPartner({ clientId }: Client, { requestId }: Call): By {
  return { actor: { kind: 'client', id: clientId }, requestId }
}

function writeListItem(recipient: Recipient): z.infer<typeof listItem> {
  return {
    client_id: recipient.clientId,
    name: recipient.name,
    logo_uri: recipient.logoUri,
    description: recipient.description || undefined,
    terms_uri: recipient.termsUri,
    client_uri: recipient.clientUri,
    country: recipient.country,
    contacts: recipient.contacts.map((email) => ({ email })),
  }
}

function writeDetail(recipient: Recipient): z.infer<typeof detail> {
  return {
    ...writeListItem(recipient),
    redirect_uris: [...recipient.redirectUris],
    scope: recipient.clusters.join(' '),
    ...(recipient.sharesOnward && { shares_onward: true }),
    ...(recipient.separatePendingIds && { separate_pending_ids: true }),
  }
}
