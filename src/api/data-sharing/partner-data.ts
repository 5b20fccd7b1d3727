// GET PartnerData: shares one account of one login with the organization's partners, for thirty days at a time.

import { z } from 'zod'
import { demandConsentOfLogin } from '../../domain/consents/find-living-consent.ts'
import { act } from '../../domain/journal/act.ts'
import { shareAccount } from '../../domain/shares/share-account.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { byClient } from './auth-secret.ts'
import { dataSharingConventions } from './data-sharing-conventions.ts'
import type { DataSharingParts } from './parts.ts'

const answer = z
  .object({
    RequestId: z.string(),
    AccessToken: z.string().describe('For the partner: the same however often it is asked for.'),
    Date: z.string().describe('When it was made.'),
    ExpirationDate: z.string().describe('Thirty days from this call.'),
  })
  .meta({ id: 'PartnerData' })

export function partnerDataEndpoint(parts: DataSharingParts): Endpoint {
  const { database, vault, clock } = parts
  return endpoint({
    name: 'partner-data',
    summary: 'Shares one account with partners for thirty days; asked again, for thirty days from then.',
    method: 'GET',
    isUnsafe: true,
    path: '/v3/:customerId/partnerdata/:LoginId/:AccountId',
    access: parts.client,
    conventions: dataSharingConventions,
    params: z.object({
      customerId: z.string().describe('The GUID of the organization.'),
      LoginId: z.string().describe('Of Authorize, or of a connection whose customer agreed to sharing.'),
      AccountId: z.string().describe('Of the accounts of this LoginId.'),
    }),
    answers: {
      200: {
        description: 'The token.',
        content: 'application/json',
        schema: answer,
        example: {
          RequestId: '565c7b7a-fc01-45a1-aa7d-baaaa703a51b',
          AccessToken: '6087f84c-15ba-4113-82aa-a9d22ea6caac',
          Date: '2023-04-11T15:04:43.3464411Z',
          ExpirationDate: '2023-05-12T19:09:02.9650245Z',
        },
      },
      400: { description: 'INVALID_REQUEST: loginId or accountId is named.' },
      401: { description: 'UNAUTHORIZED.' },
    },
    async handle({ caller, call, params }) {
      const consent = await demandConsentOfLogin(database, vault, clock.now(), {
        organizationId: caller,
        loginId: params.LoginId,
      })
      call.log.consentId = consent.id
      const share = await act(parts, byClient(caller, call), (act) =>
        shareAccount(act, vault, consent, params.AccountId),
      )
      return json(200, {
        RequestId: call.requestId,
        AccessToken: share.accessToken,
        Date: stamp(share.createdAt),
        ExpirationDate: stamp(share.expiresAt),
      })
    },
  })
}

/** UTC with seven digits, as the contract shows. */
function stamp(moment: Temporal.Instant): string {
  return moment.toString({ fractionalSecondDigits: 7 })
}
