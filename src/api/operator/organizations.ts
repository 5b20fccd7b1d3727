// Organizations in the operator's API, with their credentials and partners.

import { z } from 'zod'
import { listPartners } from '../../domain/clients/list-partners.ts'
import { secretAge, writeSecretAge } from '../../domain/clients/secret-request.ts'
import { credentialKinds, findCredentials } from '../../domain/organizations/credential.ts'
import { integrationLevels } from '../../domain/organizations/integration.ts'
import { demandOrganization, listOrganizations, type Organization } from '../../domain/organizations/organization.ts'
import { createPartner, endOldPartnerSecret, replacePartnerSecret } from '../../operations/clients.ts'
import { createCredential, createOrganization, endCredential } from '../../operations/organizations.ts'
import { setIntegration } from '../../operations/integrations.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
import type { OperatorParts } from './parts.ts'
import { clientStatus, moment, newClient, replacedSecret, writeNewClient, writeReplaced } from './schemas.ts'

const organization = z
  .object({
    organization_id: z.string(),
    name: z.string(),
    customer_id: z.string().describe('By which Data Sharing addresses it.'),
    integration: z.enum(integrationLevels).describe('By what its servers are known; anything but strict is weaker.'),
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
    operatorOperation(parts, createOrganization, {
      method: 'POST',
      path: '/organizations',
      answer: {
        schema: organization,
        write: async (organizationId) => write(await demandOrganization(parts.database, organizationId)),
      },
    }),
    showEndpoint(parts),
    operatorOperation(parts, setIntegration, {
      method: 'PUT',
      path: `${ONE}/integration`,
      answer: { schema: detail, write: (_result, { organization_id }) => show(parts, organization_id) },
    }),
    operatorOperation(parts, createCredential, {
      method: 'POST',
      path: `${ONE}/credentials`,
      answer: {
        schema: newCredential,
        write: ({ credentialId, secret }) => ({ credential_id: credentialId, secret }),
      },
    }),
    operatorOperation(parts, endCredential, { method: 'DELETE', path: '/credentials/:credential_id' }),
    operatorOperation(parts, createPartner, {
      method: 'POST',
      path: `${ONE}/partners`,
      answer: { schema: newClient, write: writeNewClient },
    }),
    operatorOperation(parts, replacePartnerSecret, {
      method: 'POST',
      path: '/partners/:client_id/secret',
      sends: 'query',
      answer: { schema: replacedSecret, write: writeReplaced },
    }),
    operatorOperation(parts, endOldPartnerSecret, { method: 'DELETE', path: '/partners/:client_id/secrets/old' }),
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
    handle: ({ params }) => show(parts, params.organization_id),
  })
}

async function show({ database, clock }: OperatorParts, organizationId: string): Promise<z.infer<typeof detail>> {
  const found = await demandOrganization(database, organizationId)
  const credentials = await findCredentials(database, organizationId)
  const partners = await listPartners(database, clock.now(), organizationId)
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
}

function write({ organizationId, name, guid, integration }: Organization): z.infer<typeof organization> {
  return { organization_id: organizationId, name, customer_id: guid, integration }
}
