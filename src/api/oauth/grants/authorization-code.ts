// grant_type=authorization_code (RFC 6749 4.1.3): the code for the tokens of a connection.

import { redeemCode } from '../../../domain/authorizations/redeem-code.ts'
import { subjectOf } from '../../../domain/customers/subject.ts'
import { issueIdToken } from '../../../domain/tokens/id-token.ts'
import { demandParameter, type Grant } from './grant.ts'
import { issueConnectionToken, scopeOf } from './connection-token.ts'

export const authorizationCodeGrant: Grant = {
  allowed: ['recipient'],
  async issue({ parts, client, parameters, requestId }) {
    const by = { actor: { kind: 'client', id: client.clientId }, requestId } as const
    const { connection, refreshToken, signIn } = await redeemCode(parts, by, {
      clientId: client.clientId,
      code: demandParameter(parameters, 'code'),
      redirectUri: demandParameter(parameters, 'redirect_uri'),
      ...(parameters.code_verifier !== undefined && { codeVerifier: parameters.code_verifier }),
    })
    const tokens = issueConnectionToken(parts, connection, scopeOf(connection))
    const { clientId, customerId } = connection
    const subject = subjectOf(parts.vault, clientId, customerId)
    const accessToken = tokens.access_token
    return {
      ...tokens,
      ...(signIn && {
        id_token: issueIdToken(parts.mint, parts.clock.now(), { subject, clientId, signIn, accessToken }),
      }),
      ...(connection.loginId !== undefined && { login_id: connection.loginId }),
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    }
  },
}
