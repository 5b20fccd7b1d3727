// Organizations with their credentials and partners: made, given new secrets, and ended.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import { createCredential } from '../../domain/organizations/create-credential.ts'
import { createOrganization } from '../../domain/organizations/create-organization.ts'
import { credentialKinds, findCredentials } from '../../domain/organizations/credential.ts'
import { endCredential } from '../../domain/organizations/end-credential.ts'
import { demandOrganization, listOrganizations, type Organization } from '../../domain/organizations/organization.ts'
import { createPartner } from '../../domain/clients/create-partner.ts'
import { whyNotDisplayName } from '../../domain/names/display-name.ts'
import { demandPartner, listPartners } from '../../domain/clients/list-partners.ts'
import { endOldSecret } from '../../domain/clients/end-old-secret.ts'
import { replaceSecret } from '../../domain/clients/replace-secret.ts'
import { replaceQuery, secretAge, writeSecretAge } from '../../domain/clients/secret-request.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { judged, members, text, words } from '../../platform/http/request-fields.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { clientStatus, moment, newClient, replacedSecret, writeReplaced } from './schemas.ts'

const organization = z
  .object({
    organization_id: z.string(),
    name: z.string(),
    customer_id: z.string().describe('By which Data Sharing addresses it.'),
  })
  .meta({ id: 'Organization' })

const kind = z.enum(credentialKinds)

const detail = organization
  .extend({
    credentials: z.array(
      z.object({ credential_id: z.string(), kind, created_at: moment, last_used_at: moment.optional() }),
    ),
    partners: z.array(
      z.object({ client_id: z.string(), status: clientStatus, created_at: moment, secrets: z.array(secretAge) }),
    ),
  })
  .meta({ id: 'OrganizationDetail' })

const newCredential = z
  .object({ credential_id: z.string(), secret: z.string().describe('Shown this once.') })
  .meta({ id: 'NewCredential' })

const params = z.object({ organization_id: text() })
const ONE = '/organizations/:organization_id'
const unknown = { 404: 'There is no such organization.' }

export function organizationEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    createEndpoint(parts),
    showEndpoint(parts),
    createCredentialEndpoint(parts),
    endCredentialEndpoint(parts),
    createPartnerEndpoint(parts),
    replaceSecretEndpoint(parts),
    endOldSecretEndpoint(parts),
  ]
}

function listEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-organizations',
    summary: 'The companies that own clients and credentials, by name.',
    method: 'GET',
    path: '/organizations',
    role: 'viewer',
    schema: z.array(organization),
    handle: async () => (await listOrganizations(parts.database)).map(write),
  })
}

function createEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-create-organization',
    summary: 'Creates an organization, without credentials or partners yet.',
    method: 'POST',
    path: '/organizations',
    role: 'operator',
    body: members({ name: judged(text().max(256, 'must have at most 256 characters'), whyNotDisplayName) }),
    schema: organization,
    async handle({ caller, body }) {
      const organizationId = await act(parts, caller.by, (act) => createOrganization(act, body.name))
      return write(await demandOrganization(parts.database, organizationId))
    },
  })
}

function showEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-get-organization',
    summary: 'One organization with its living credentials and its partners, and no secret.',
    method: 'GET',
    path: ONE,
    role: 'viewer',
    params,
    schema: detail,
    problems: unknown,
    async handle({ params: { organization_id: organizationId } }) {
      const found = await demandOrganization(parts.database, organizationId)
      const credentials = await findCredentials(parts.database, organizationId)
      const partners = await listPartners(parts.database, parts.clock.now(), organizationId)
      return {
        ...write(found),
        credentials: credentials.map(({ credentialId, kind, createdAt, lastUsedAt }) => ({
          credential_id: credentialId,
          kind,
          created_at: createdAt.toString(),
          last_used_at: lastUsedAt?.toString(),
        })),
        partners: partners.map(({ clientId, status, createdAt, secrets }) => ({
          client_id: clientId,
          status,
          created_at: createdAt.toString(),
          secrets: secrets.map(writeSecretAge),
        })),
      }
    },
  })
}

function createCredentialEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-create-credential',
    summary: 'Creates a credential; the one before stays alive until it is ended.',
    method: 'POST',
    path: `${ONE}/credentials`,
    role: 'operator',
    params,
    body: members({ kind: words(credentialKinds) }),
    schema: newCredential,
    problems: { ...unknown, 409: 'Two of the kind are alive already.' },
    async handle({ caller, params, body }) {
      const made = await act(parts, caller.by, (act) => createCredential(act, params.organization_id, body.kind))
      return { credential_id: made.credentialId, secret: made.secret }
    },
  })
}

function endCredentialEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-end-credential',
    summary: 'Ends a credential: it opens nothing any more.',
    method: 'DELETE',
    path: '/credentials/:credential_id',
    role: 'operator',
    params: z.object({ credential_id: text() }),
    problems: { 409: 'There is no such living credential.' },
    handle: ({ caller, params }) => act(parts, caller.by, (act) => endCredential(act, params.credential_id)),
  })
}

function createPartnerEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-create-partner',
    summary: 'Creates a partner: a client with which the organization administers its recipients.',
    method: 'POST',
    path: `${ONE}/partners`,
    role: 'operator',
    params,
    schema: newClient,
    problems: unknown,
    async handle({ caller, params }) {
      const { organizationId } = await demandOrganization(parts.database, params.organization_id)
      const { clientId, clientSecret } = await act(parts, caller.by, (act) => createPartner(act, organizationId))
      return { client_id: clientId, client_secret: clientSecret }
    },
  })
}

function replaceSecretEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-replace-partner-secret',
    summary: "Replaces a partner's secret: the old one is dead at once, unless a window is asked for.",
    method: 'POST',
    path: '/partners/:client_id/secret',
    role: 'operator',
    params: z.object({ client_id: text() }),
    query: replaceQuery,
    schema: replacedSecret,
    problems: { 404: 'There is no such partner.' },
    async handle({ caller, params: { client_id: clientId }, query }) {
      await demandPartner(parts.database, clientId)
      const replaced = await act(parts, caller.by, (act) => replaceSecret(act, clientId, query.expires_old_in))
      return writeReplaced(clientId, replaced)
    },
  })
}

function endOldSecretEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-end-old-partner-secret',
    summary: 'Ends the old secret that still works beside the new one, before its time.',
    method: 'DELETE',
    path: '/partners/:client_id/secrets/old',
    role: 'operator',
    params: z.object({ client_id: text() }),
    problems: { 404: 'There is no such partner.', 409: 'There is no old secret that works.' },
    async handle({ caller, params: { client_id: clientId } }) {
      await demandPartner(parts.database, clientId)
      await act(parts, caller.by, (act) => endOldSecret(act, clientId))
    },
  })
}

function write({ organizationId, name, guid }: Organization): z.infer<typeof organization> {
  return { organization_id: organizationId, name, customer_id: guid }
}
