// The access rule of what is a recipient's own: the recipient calls, with a token from its credentials and no
// customer's.

import type { Provider } from '../../domain/providers/provider.ts'
import { findRecipient, type Recipient } from '../../domain/recipients/recipient.ts'
import { readAccessToken } from '../../domain/tokens/access-token.ts'
import { bearerToken } from '../../platform/http/bearer.ts'
import type { HeadAccess } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { readActorType } from './actor-type.ts'
import { readDataProvider } from './data-provider.ts'
import type { NotificationParts } from './notification-parts.ts'
import type { FdxApi } from './fdx-api.ts'

export type FdxRecipient = Recipient & {
  /** The bank that the call is about, if it names one. */
  readonly provider?: Provider
}

/** No scope is needed: the answers are about the recipient's own consents, and hold no bank data. */
export function recipientAccess(
  {
    database,
    clock,
    mint,
    demandsInteractionId,
  }: Pick<NotificationParts, 'database' | 'clock' | 'mint' | 'demandsInteractionId'>,
  api: FdxApi,
): HeadAccess<FdxRecipient> {
  return {
    name: 'recipient',
    async authenticate(call) {
      const { clientId } = await readAccessToken(mint, clock.now(), 'management', bearerToken(call))
      call.log.caller = clientId
      const recipient = await findRecipient(database, clientId)
      if (!recipient) {
        throw new Problem(
          'wrong_token',
          "This takes a recipient's token: grant_type=client_credentials, without a scope.",
        )
      }
      api.admit(call, { demandsInteractionId })
      readActorType(call)
      const provider = await readDataProvider(database, call)
      return { ...recipient, ...(provider && { provider }) }
    },
  }
}
