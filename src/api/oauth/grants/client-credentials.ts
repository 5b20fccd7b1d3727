// grant_type=client_credentials (RFC 6749 4.4): a partner's token for administration, a recipient's for listing providers.

import { ACCESS_TOKEN_LIFE } from '../../../domain/keys/key-life.ts'
import { issueAccessToken } from '../../../domain/tokens/access-token.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Grant } from './grant.ts'

export const ADMINISTRATION_SCOPE = 'client:admin'

/** Nothing is stored: such a token opens no customer's data and is over in five minutes. */
export const clientCredentialsGrant: Grant = {
  allowed: ['partner', 'recipient'],
  async issue({ parts, client: { clientId, kind }, parameters: { scope } }) {
    if (kind === 'partner' && scope !== ADMINISTRATION_SCOPE) {
      throw new Problem('invalid_scope', `A partner asks for scope=${ADMINISTRATION_SCOPE}.`)
    }
    if (kind === 'recipient' && scope !== undefined) {
      throw new Problem('invalid_scope', 'A recipient asks for client_credentials without a scope.')
    }
    const granted = kind === 'partner' ? ADMINISTRATION_SCOPE : ''
    const token = issueAccessToken(parts.mint, parts.clock.now(), 'management', {
      subject: clientId,
      clientId,
      scope: granted,
    })
    return { access_token: token, token_type: 'Bearer', expires_in: ACCESS_TOKEN_LIFE }
  },
}
