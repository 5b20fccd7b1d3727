// The pages of organizations: the list, one with its credentials and partners, and the forms that create and end these.

import { listClientRecords } from '../../domain/clients/client-record.ts'
import { listPartners } from '../../domain/clients/list-partners.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { findCredentials } from '../../domain/organizations/credential.ts'
import { demandOrganization, listOrganizations } from '../../domain/organizations/organization.ts'
import {
  createPartner,
  endOldPartnerSecret,
  replacePartnerSecret,
  resumeClient,
  suspendClient,
} from '../../operations/clients.ts'
import { createCredential, createOrganization, endCredential } from '../../operations/organizations.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { optionalNumber } from './controls.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { newCredentialView, newPartnerView, organizationsView, organizationView } from './views/organizations.ts'

export function organizationEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    consoleOperation(parts, createOrganization, { path: paths.organizations }),
    showEndpoint(parts),
    consoleOperation(parts, createCredential, {
      path: paths.createCredential,
      once: (request, { secret }, { organization_id }) => newCredentialView(request, organization_id, secret),
    }),
    consoleOperation(parts, endCredential, { path: paths.endCredential }),
    consoleOperation(parts, createPartner, {
      path: paths.createPartner,
      once: (request, client, { organization_id }) => newPartnerView(request, organization_id, client),
    }),
    consoleOperation(parts, replacePartnerSecret, {
      path: paths.replacePartnerSecret,
      controls: { expires_old_in: optionalNumber },
      once: (request, { organizationId, ...client }) => newPartnerView(request, organizationId, client),
    }),
    consoleOperation(parts, endOldPartnerSecret, { path: paths.endOldPartnerSecret }),
    consoleOperation(parts, suspendClient, { name: 'suspend-partner', path: paths.suspendPartner }),
    consoleOperation(parts, resumeClient, { name: 'resume-partner', path: paths.resumePartner }),
  ]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-organizations',
    summary: 'Shows the companies that own clients and credentials.',
    method: 'GET',
    path: paths.organizations,
    role: 'viewer',
    async handle(request) {
      const organizations = await listOrganizations(parts.database)
      return consolePage(200, organizationsView(request, organizations, hasRole(request.operator, 'operator')))
    },
  })
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-organization',
    summary: 'Shows one organization: credentials, partners, recipients, and no secret.',
    method: 'GET',
    path: paths.organization,
    role: 'viewer',
    params: { organizationId: text() },
    async handle({ params, ...request }) {
      const { database } = parts
      const organization = await demandOrganization(database, params.organizationId)
      const { organizationId } = organization
      const recipients = await listClientRecords(database)
      const view = organizationView({
        viewing: request,
        organization,
        credentials: await findCredentials(database, organizationId),
        partners: await listPartners(database, parts.clock.now(), organizationId),
        recipients: recipients.filter((recipient) => recipient.organizationId === organizationId),
        mayChange: hasRole(request.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}
