// Starts an authorization, bound to the browser that asked by a secret of its own.

import { newId, type Id } from '../../platform/ids.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { AUTHORIZATION_LIFE } from './authorization.ts'
import type { AuthorizationRequest } from './authorization-request.ts'

export type Started = { readonly authorizationId: Id<'authorization'>; readonly browserSecret: string }

export async function startAuthorization(act: Act, request: AuthorizationRequest): Promise<Started> {
  const authorizationId = newId('authorization', act.at)
  const browserSecret = newSecret()
  const { clientId } = request.recipient
  await act.tx
    .insertInto('authorization_request')
    .values({
      authorization_id: authorizationId,
      browser_hash: hashSecret(browserSecret),
      client_id: clientId,
      provider_id: request.providerId,
      redirect_uri: request.redirectUri,
      clusters: [...request.clusters],
      state: request.state,
      code_challenge: request.codeChallenge ?? null,
      correlation_id: request.correlationId ?? null,
      language: request.language ?? null,
      created_at: act.at,
      expires_at: act.at.add(AUTHORIZATION_LIFE),
    })
    .execute()
  const { providerId, clusters, correlationId } = request
  await act.record('start-authorization', {
    clientId,
    providerId,
    detail: { authorizationId, clusters, correlationId },
  })
  return { authorizationId, browserSecret }
}
