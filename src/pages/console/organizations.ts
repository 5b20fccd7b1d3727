// The pages of organizations: all of them, one with its credentials and partners, and the buttons that make and end those.

import type { Act } from '../../domain/journal/act.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { createCredential } from '../../domain/organizations/create-credential.ts'
import { createOrganization } from '../../domain/organizations/create-organization.ts'
import { credentialKinds, findCredentials } from '../../domain/organizations/credential.ts'
import { endCredential } from '../../domain/organizations/end-credential.ts'
import { demandOrganization, listOrganizations } from '../../domain/organizations/organization.ts'
import { listClientRecords } from '../../domain/clients/client-record.ts'
import { createPartner } from '../../domain/clients/create-partner.ts'
import { whyNotDisplayName } from '../../domain/names/display-name.ts'
import { endOldSecret } from '../../domain/clients/end-old-secret.ts'
import { demandPartner, listPartners } from '../../domain/clients/list-partners.ts'
import { replaceSecret } from '../../domain/clients/replace-secret.ts'
import { resumeClient } from '../../domain/clients/resume-client.ts'
import { suspendClient } from '../../domain/clients/suspend-client.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { askedOverlap, demandReason, field } from './asked.ts'
import { consoleAction, consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import {
  newCredentialView,
  newPartnerView,
  organizationPath,
  organizationsView,
  organizationView,
} from './views/organizations.ts'
import type { ConsoleParts, ConsoleVisit } from './visit.ts'

export function organizationEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    createEndpoint(parts),
    showEndpoint(parts),
    createCredentialEndpoint(parts),
    endCredentialEndpoint(parts),
    createPartnerEndpoint(parts),
    replaceSecretEndpoint(parts),
    endOldSecretEndpoint(parts),
    partnerSwitch(parts, 'suspend', 'Suspends a partner: its secret and tokens open nothing.', (act, { call }) =>
      suspendClient(act, clientIdOf(call), demandReason(call)),
    ),
    partnerSwitch(parts, 'resume', 'Resumes a suspended partner.', (act, { call }) =>
      resumeClient(act, clientIdOf(call)),
    ),
  ]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-organizations',
    summary: 'Shows the companies that own clients and credentials.',
    method: 'GET',
    path: '/organizations',
    role: 'viewer',
    async handle(visit) {
      const organizations = await listOrganizations(parts.database)
      return consolePage(200, organizationsView(visit, organizations, hasRole(visit.operator, 'operator')))
    },
  })
}

function createEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'create-organization',
    summary: 'Creates an organization.',
    path: '/organizations',
    does: (act, { call }) => createOrganization(act, demandName(call)),
    next: (_visit, organizationId) => organizationPath(organizationId),
  })
}

/** Throws `invalid_request`. */
function demandName(call: Call): string {
  const name = field(call, 'name').trim().normalize('NFC')
  const why = name.length > 256 ? 'must have at most 256 characters' : whyNotDisplayName(name)
  if (why === undefined) return name
  throw new Problem('invalid_request', `The name ${why}.`)
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-organization',
    summary: 'Shows one organization: credentials, partners, recipients, and no secret.',
    method: 'GET',
    path: '/organizations/:organizationId',
    role: 'viewer',
    async handle(visit) {
      const { database } = parts
      const organization = await demandOrganization(database, organizationIdOf(visit.call))
      const { organizationId } = organization
      const recipients = await listClientRecords(database)
      const view = organizationView({
        viewing: visit,
        organization,
        credentials: await findCredentials(database, organizationId),
        partners: await listPartners(database, parts.clock.now(), organizationId),
        recipients: recipients.filter((recipient) => recipient.organizationId === organizationId),
        mayChange: hasRole(visit.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}

function createCredentialEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'create-credential',
    summary: 'Creates a credential of an organization, and shows it this once.',
    path: '/organizations/:organizationId/credentials',
    needsProof: true,
    does(act, { call }) {
      const kind = credentialKinds.find((known) => known === field(call, 'kind'))
      if (kind) return createCredential(act, organizationIdOf(call), kind)
      throw new Problem('invalid_request', `The kind is one of ${credentialKinds.join(', ')}.`)
    },
    next: (visit, { secret }) => consolePage(200, newCredentialView(visit, organizationIdOf(visit.call), secret)),
  })
}

function endCredentialEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'end-credential',
    summary: 'Ends a credential: it opens nothing any more.',
    path: '/credentials/:credentialId/end',
    does: (act, { call }) => endCredential(act, call.params['credentialId'] ?? ''),
    next: (_visit, organizationId) => organizationPath(organizationId),
  })
}

function createPartnerEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'create-partner',
    summary: 'Creates a partner of an organization, and shows its secret this once.',
    path: '/organizations/:organizationId/partners',
    needsProof: true,
    async does(act, { call }) {
      const { organizationId } = await demandOrganization({ read: act.tx }, organizationIdOf(call))
      return createPartner(act, organizationId)
    },
    next: (visit, client) => consolePage(200, newPartnerView(visit, organizationIdOf(visit.call), client)),
  })
}

function replaceSecretEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'replace-partner-secret',
    summary: "Replaces a partner's secret, and shows the new one this once.",
    path: '/partners/:clientId/secret',
    needsProof: true,
    async does(act, { call }) {
      const clientId = clientIdOf(call)
      const organizationId = await demandPartner({ read: act.tx }, clientId)
      return { organizationId, client: { clientId, ...(await replaceSecret(act, clientId, askedOverlap(call))) } }
    },
    next: (visit, { organizationId, client }) => consolePage(200, newPartnerView(visit, organizationId, client)),
  })
}

function endOldSecretEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'end-old-partner-secret',
    summary: 'Ends the old secret of a partner, which still works beside the new one.',
    path: '/partners/:clientId/old-secret/end',
    async does(act, { call }) {
      const organizationId = await demandPartner({ read: act.tx }, clientIdOf(call))
      await endOldSecret(act, clientIdOf(call))
      return organizationId
    },
    next: (_visit, organizationId) => organizationPath(organizationId),
  })
}

function partnerSwitch(
  parts: ConsoleParts,
  verb: 'suspend' | 'resume',
  summary: string,
  does: (act: Act, visit: ConsoleVisit) => Promise<void>,
): Endpoint {
  return consoleAction(parts, {
    name: `${verb}-partner`,
    summary,
    path: `/partners/:clientId/${verb}`,
    async does(act, visit) {
      const organizationId = await demandPartner({ read: act.tx }, clientIdOf(visit.call))
      await does(act, visit)
      return organizationId
    },
    next: (_visit, organizationId) => organizationPath(organizationId),
  })
}

function organizationIdOf({ params }: Call): string {
  return params['organizationId'] ?? ''
}

function clientIdOf({ params }: Call): string {
  return params['clientId'] ?? ''
}
