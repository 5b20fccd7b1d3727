// Data sharing in the operator's API: an organization's Connect, sharing partners, shared accounts and logins.

import { z } from 'zod'
import { findSharing } from '../../domain/shares/find-sharing.ts'
import type { Share } from '../../domain/shares/list-shares.ts'
import { deleteLogin, disableSharingPartner, enableSharingPartner, endShare } from '../../operations/sharing.ts'
import { setConnect } from '../../operations/connect.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { connectSettings, writeConnect } from './connect.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
import type { OperatorParts } from './parts.ts'
import { moment } from './schemas.ts'

/** The maximum number of shares and of logins. The newest come first. */
const MAX_ROWS = 1000

const sharing = z
  .object({
    connect: connectSettings.optional().describe('Absent until it is opened.'),
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
const PARTNER = `${ONE}/sharing-partners/:permission_id`
const params = z.object({ organization_id: text() })
const unknown = { 404: 'There is no such organization.' }

export function sharingEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    operatorOperation(parts, setConnect, {
      method: 'PUT',
      path: `${ONE}/connect`,
      longBody: true,
      answer: { schema: sharing, write: (_result, { organization_id }) => show(parts, organization_id) },
    }),
    operatorOperation(parts, enableSharingPartner, { method: 'POST', path: `${PARTNER}/enable` }),
    operatorOperation(parts, disableSharingPartner, { method: 'POST', path: `${PARTNER}/disable` }),
    operatorOperation(parts, endShare, { method: 'DELETE', path: '/shares/:share_id' }),
    operatorOperation(parts, deleteLogin, { method: 'POST', path: `${ONE}/logins/:login_id/delete` }),
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
  const { connect, partners, shares, logins } = await findSharing(database, clock.now(), id, MAX_ROWS)
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
