// GET PartnerAccess: a partner reads the one account that was shared, under the consent that lives at this very moment.

import { z } from 'zod'
import { noteShareRead, openShare } from '../../domain/shares/open-share.ts'
import { recognizePartner, type RecognizedPartner } from '../../domain/shares/sharing-partner.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint, type Head, type HeadAccess } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { dataSharingConventions } from './data-sharing-conventions.ts'
import type { DataSharingParts } from './parts.ts'

export function partnerAccessEndpoint(parts: DataSharingParts): Endpoint {
  const { database, vault, clock, detail } = parts
  const shared = z
    .object({
      LoginId: z.string(),
      CustomerId: z.string().describe('The GUID of the organization that shares.'),
      ...detail.shape,
    })
    .meta({ id: 'SharedAccount' })
  return endpoint({
    name: 'partner-access',
    summary: 'The one account that was shared, with its transactions, holder and balances, read live.',
    method: 'GET',
    path: '/partneraccess/:accesstoken',
    access: partnerAccess(parts),
    conventions: dataSharingConventions,
    compresses: true,
    params: z.object({ accesstoken: z.string().describe('Of PartnerData.') }),
    query: z.object({ DaysOfTransactions: detail.days }),
    answers: {
      200: {
        description: 'The account.',
        content: 'application/json',
        schema: z.object({ GetAccountsDetail: z.array(shared), RequestId: z.string() }).meta({ id: 'PartnerAccess' }),
      },
      400: { description: 'INVALID_REQUEST: the token is unknown, expired or over.' },
      401: { description: 'UNAUTHORIZED: no AuthSecret, a wrong one, or one that is disabled.' },
    },
    async handle({ caller, call, params, query }) {
      const share = await openShare(database, vault, clock.now(), {
        ...caller,
        accessToken: params.accesstoken,
      })
      const { consent } = share
      call.log.consentId = consent.id
      call.log.providerId = consent.providerId
      const { permissionId, organizationId, customerId } = caller
      const account = await detail.read({
        identity: { consent, requestId: call.requestId, partner: permissionId },
        organizationId,
        accountHandle: share.accountHandle,
        days: query.DaysOfTransactions,
      })
      noteShareRead(database, clock.now(), share.shareId, permissionId)
      return json(200, {
        GetAccountsDetail: [{ LoginId: consent.loginId, CustomerId: customerId, ...account }],
        RequestId: call.requestId,
      })
    },
  })
}

/** A wrong AuthSecret and a disabled one have the same answer. */
function partnerAccess({ database, vault, failures }: DataSharingParts): HeadAccess<RecognizedPartner> {
  return {
    name: 'sharing partner',
    async authenticate(call) {
      const secret = readAuthSecret(call)
      const partner = secret === undefined ? undefined : await recognizePartner(database, vault, secret)
      if (!partner) {
        failures.failed(call, 'partner', 'AuthSecret')
        throw new Problem('invalid_client', 'You must provide a valid AuthSecret.')
      }
      call.log.caller = partner.permissionId
      return partner
    },
  }
}

/**
 * Reads it from `Bearer {AuthSecret}`, from `Basic {AuthSecret}:{AccessToken}` with the same token, or from flinks-auth-key;
 * never from two at once.
 */
function readAuthSecret(call: Head): string | undefined {
  const authorization = call.header('authorization')
  const key = call.header('flinks-auth-key')
  if (authorization === undefined) return key?.toLowerCase()
  const [, scheme = '', value = ''] = /^(bearer|basic) (\S+)$/i.exec(authorization) ?? []
  const secret = scheme.toLowerCase() === 'basic' ? readBasic(value, call.params['accesstoken'] ?? '') : value
  if (key !== undefined && key !== secret) return undefined
  return secret?.toLowerCase()
}

function readBasic(encoded: string, accessToken: string): string | undefined {
  const [secret, token, ...more] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  const isSame = token?.toLowerCase() === accessToken.toLowerCase()
  return isSame && more.length === 0 ? secret : undefined
}
