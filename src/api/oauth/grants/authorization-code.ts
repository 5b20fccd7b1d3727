// grant_type=authorization_code (RFC 6749 4.1.3): the code for the tokens of a connection.

import { redeemCode } from '../../../domain/authorizations/redeem-code.ts'
import { demandParameter, type Grant } from './grant.ts'
import { issueConnectionTokens, scopeOf } from './connection-token.ts'

export const authorizationCodeGrant: Grant = {
  allowed: ['recipient'],
  async issue({ parts, client, parameters, requestId }) {
    const by = { actor: { kind: 'client', id: client.clientId }, requestId } as const
    const { connection, refreshToken, nonce } = await redeemCode(parts, by, {
      clientId: client.clientId,
      code: demandParameter(parameters, 'code'),
      redirectUri: demandParameter(parameters, 'redirect_uri'),
      ...(parameters.code_verifier !== undefined && { codeVerifier: parameters.code_verifier }),
    })
    return {
      ...issueConnectionTokens(parts, connection, { scope: scopeOf(connection), nonce }),
      ...(connection.loginId !== undefined && { login_id: connection.loginId }),
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    }
  },
}
