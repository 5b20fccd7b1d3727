// The page of what an organization shares: its Connect, its sharing partners, the accounts shared with them, its logins.

import { act } from '../../domain/journal/act.ts'
import { deleteLogin } from '../../domain/logins/delete-login.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { demandOrganization } from '../../domain/organizations/organization.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import { judgeConnectSettings } from '../../domain/connect/connect-settings.ts'
import { setConnect } from '../../domain/connect/set-connect.ts'
import { enablePartner } from '../../domain/shares/enable-partner.ts'
import { endShare } from '../../domain/shares/end-share.ts'
import { findSharing } from '../../domain/shares/find-sharing.ts'
import { redirect } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { demandReason, field, linesOf } from './asked.ts'
import { consoleAction, consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { sharingPath, sharingView } from './views/sharing.ts'
import type { ConsoleParts } from './visit.ts'

/** The newest; whoever has more looks in the journal. */
const MOST_SHOWN = 200

export function sharingEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    setConnectEndpoint(parts),
    partnerSwitch(parts, 'enable', 'Enables a sharing partner: its AuthSecret opens what is shared again.'),
    partnerSwitch(parts, 'disable', 'Disables a sharing partner: its AuthSecret opens nothing.'),
    endShareEndpoint(parts),
    deleteLoginEndpoint(parts),
  ]
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-sharing',
    summary: "Shows an organization's Connect, its sharing partners, what is shared with them, and its logins.",
    method: 'GET',
    path: '/organizations/:organizationId/sharing',
    role: 'viewer',
    async handle(visit) {
      const { database, clock } = parts
      const view = sharingView({
        ...(await findSharing(database, clock.now(), organizationIdOf(visit.call), MOST_SHOWN)),
        viewing: visit,
        providers: await listProviders(database),
        mayChange: hasRole(visit.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}

function setConnectEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'set-connect',
    summary: "Opens an organization's Connect, or replaces the addresses and sites where it may be used.",
    path: '/organizations/:organizationId/connect',
    async does(act, { call }) {
      const organization = await demandOrganization({ read: act.tx }, organizationIdOf(call))
      const asked = { redirectUrls: linesOf(call, 'redirect_urls'), origins: linesOf(call, 'origins') }
      const settings = judgeConnectSettings(asked, parts.rules.allowsLoopbackRedirects)
      await setConnect(act, organization, { ...settings, site: field(call, 'site').trim() })
    },
    next: ({ call }) => sharingPath(organizationIdOf(call)),
  })
}

function partnerSwitch(parts: ConsoleParts, verb: 'enable' | 'disable', summary: string): Endpoint {
  return consoleAction(parts, {
    name: `${verb}-sharing-partner`,
    summary,
    path: `/organizations/:organizationId/sharing-partners/:permissionId/${verb}`,
    does: (act, { call }) =>
      enablePartner(act, parts.vault, organizationIdOf(call), call.params['permissionId'] ?? '', verb === 'enable'),
    next: ({ call }) => sharingPath(organizationIdOf(call)),
  })
}

function endShareEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'end-share',
    summary: 'Ends the sharing of one account with the partners, for good.',
    path: '/organizations/:organizationId/shares/:shareId/end',
    does: (act, { call }) => endShare(act, call.params['shareId'] ?? '', 'operator'),
    next: ({ call }) => sharingPath(organizationIdOf(call)),
  })
}

function deleteLoginEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'delete-login',
    summary: 'Deletes a login with everything that is held for it, with the reason.',
    method: 'POST',
    path: '/organizations/:organizationId/logins/:loginId/delete',
    role: 'operator',
    async handle({ by, call }) {
      const organizationId = organizationIdOf(call)
      const loginId = call.params['loginId'] ?? ''
      const reason = demandReason(call)
      await act(parts, by, (act) => deleteLogin(act, organizationId, loginId, reason))
      return redirect(sharingPath(organizationId))
    },
  })
}

function organizationIdOf({ params }: Call): string {
  return params['organizationId'] ?? ''
}
