// What an organization shares: its Connect, its sharing partners, the accounts shared with them, and its logins.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import { deleteLogin } from '../../domain/logins/delete-login.ts'
import { demandOrganization } from '../../domain/organizations/organization.ts'
import { judgeConnectSettings, type Connect } from '../../domain/connect/connect-settings.ts'
import { setConnect } from '../../domain/connect/set-connect.ts'
import { enablePartner } from '../../domain/shares/enable-partner.ts'
import { endShare } from '../../domain/shares/end-share.ts'
import { findSharing } from '../../domain/shares/find-sharing.ts'
import type { Share } from '../../domain/shares/list-shares.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { list, members, text } from '../../platform/http/request-fields.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { moment, reasonBody } from './schemas.ts'

/** Shares and logins: the newest. */
const MOST_SHOWN = 1000

const connect = z
  .object({ client_id: z.string(), redirect_urls: z.array(z.string()), origins: z.array(z.string()) })
  .meta({ id: 'ConnectSettings' })

const sharing = z
  .object({
    connect: connect.optional().describe('Absent until it is opened.'),
    sharing_partners: z.array(
      z.object({
        permission_id: z.string(),
        name: z.string(),
        is_enabled: z.boolean(),
        created_at: moment,
        changed_at: moment,
      }),
    ),
    shares: z.array(
      z.object({
        share_id: z.string(),
        login_id: z.string(),
        account_id: z.string().describe('As the recipient knows it.'),
        state: z.enum(['LIVING', 'EXPIRED', 'ENDED', 'CONSENT_ENDED'] satisfies Share['state'][]),
        expires_at: moment,
        last_read_at: moment.optional(),
      }),
    ),
    logins: z.array(
      z.object({
        login_id: z.string(),
        client_id: z.string(),
        provider_id: z.int(),
        created_at: moment,
        consent_id: z.string().optional().describe('The consent behind it; absent when none lives.'),
      }),
    ),
  })
  .meta({ id: 'Sharing' })

const ONE = '/organizations/:organization_id'
const params = z.object({ organization_id: text() })
const unknown = { 404: 'There is no such organization.' }

export function sharingEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    setConnectEndpoint(parts),
    partnerSwitch(parts, 'enable', 'Enables a sharing partner: its AuthSecret opens what is shared again.'),
    partnerSwitch(parts, 'disable', 'Disables a sharing partner: its AuthSecret opens nothing.'),
    endShareEndpoint(parts),
    deleteLoginEndpoint(parts),
  ]
}

function showEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-get-sharing',
    summary: "An organization's Connect, its sharing partners, what is shared with them, and its logins.",
    method: 'GET',
    path: `${ONE}/sharing`,
    role: 'viewer',
    params,
    schema: sharing,
    problems: unknown,
    handle: ({ params }) => show(parts, params.organization_id),
  })
}

async function show({ database, clock }: OperatorParts, id: string): Promise<z.infer<typeof sharing>> {
  const { connect, partners, shares, logins } = await findSharing(database, clock.now(), id, MOST_SHOWN)
  return {
    ...(connect && { connect: writeConnect(connect) }),
    sharing_partners: partners.map((partner) => ({
      permission_id: partner.permissionId,
      name: partner.name,
      is_enabled: partner.isEnabled,
      created_at: partner.createdAt.toString(),
      changed_at: partner.changedAt.toString(),
    })),
    shares: shares.map((share) => ({
      share_id: share.shareId,
      login_id: share.loginId,
      account_id: share.accountHandle,
      state: share.state,
      expires_at: share.expiresAt.toString(),
      last_read_at: share.lastRead?.at.toString(),
    })),
    logins: logins.map((login) => ({
      login_id: login.loginId,
      client_id: login.clientId,
      provider_id: login.providerId,
      created_at: login.createdAt.toString(),
      consent_id: login.consentId,
    })),
  }
}

function setConnectEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-set-connect',
    summary: "Opens an organization's Connect, or replaces the addresses and sites where it may be used.",
    method: 'PUT',
    path: `${ONE}/connect`,
    role: 'operator',
    params,
    body: members({
      redirect_urls: list(text()),
      origins: list(text()),
      site: text().optional().describe("The organization's own, as customers know it. Needed to open it."),
    }),
    longBody: true,
    schema: sharing,
    problems: unknown,
    async handle({ caller, params: { organization_id: organizationId }, body }) {
      const asked = { redirectUrls: body.redirect_urls, origins: body.origins }
      const settings = judgeConnectSettings(asked, parts.rules.allowsLoopbackRedirects)
      await act(parts, caller.by, async (act) => {
        const organization = await demandOrganization({ read: act.tx }, organizationId)
        await setConnect(act, organization, { ...settings, site: body.site })
      })
      return show(parts, organizationId)
    },
  })
}

function partnerSwitch(parts: OperatorParts, verb: 'enable' | 'disable', summary: string): Endpoint {
  return operatorEndpoint(parts, {
    name: `operator-${verb}-sharing-partner`,
    summary,
    method: 'POST',
    path: `${ONE}/sharing-partners/:permission_id/${verb}`,
    role: 'operator',
    params: params.extend({ permission_id: text() }),
    problems: { 404: 'The organization has no such sharing partner.' },
    async handle({ caller, params: { organization_id: organizationId, permission_id: permissionId } }) {
      await act(parts, caller.by, (act) =>
        enablePartner(act, parts.vault, organizationId, permissionId, verb === 'enable'),
      )
    },
  })
}

function endShareEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-end-share',
    summary: 'Ends the sharing of one account with the partners, for good.',
    method: 'DELETE',
    path: '/shares/:share_id',
    role: 'operator',
    params: z.object({ share_id: text() }),
    problems: { 409: 'It has ended already, or there is no such share.' },
    handle: ({ caller, params }) => act(parts, caller.by, (act) => endShare(act, params.share_id, 'operator')),
  })
}

function deleteLoginEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-delete-login',
    summary: 'Deletes a login with everything that is held for it, with the reason.',
    method: 'POST',
    path: `${ONE}/logins/:login_id/delete`,
    role: 'operator',
    params: params.extend({ login_id: text() }),
    body: reasonBody,
    problems: { 404: 'The organization has no such login.', 409: 'A read of it is still under way.' },
    handle: ({ caller, params: { organization_id: organizationId, login_id: loginId }, body }) =>
      act(parts, caller.by, (act) => deleteLogin(act, organizationId, loginId, body.reason)),
  })
}

function writeConnect({ clientId, redirectUrls, origins }: Connect): z.infer<typeof connect> {
  return { client_id: clientId, redirect_urls: [...redirectUrls], origins: [...origins] }
}
