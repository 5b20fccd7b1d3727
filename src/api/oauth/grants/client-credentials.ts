// grant_type=client_credentials (RFC 6749 4.4): a partner's token for administration, a recipient's for listing providers.

import type { Client } from '../../../domain/clients/client.ts'
import { ACCESS_TOKEN_LIFE } from '../../../domain/keys/key-life.ts'
import { issueAccessToken } from '../../../domain/tokens/access-token.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Grant } from './grant.ts'

/** The scope of each kind of client. A recipient that asks for none is given it by default (RFC 6749 3.3). */
export const CLIENT_SCOPES: Readonly<Record<Client['kind'], string>> = {
  partner: 'client:admin',
  recipient: 'client:providers',
}

/** Nothing is stored: such a token opens no customer's data and is over in five minutes. */
export const clientCredentialsGrant: Grant = {
  allowed: ['partner', 'recipient'],
  async issue({ parts, client: { clientId, kind }, parameters: { scope: asked } }) {
    const scope = CLIENT_SCOPES[kind]
    if (kind === 'partner' && asked !== scope) {
      throw new Problem('invalid_scope', `A partner asks for scope=${scope}.`)
    }
    if (kind === 'recipient' && asked !== undefined && asked !== scope) {
      throw new Problem('invalid_scope', `A recipient asks for client_credentials without a scope, or for ${scope}.`)
    }
    const token = issueAccessToken(parts.mint, parts.clock.now(), 'management', { subject: clientId, clientId, scope })
    return { access_token: token, token_type: 'Bearer', expires_in: ACCESS_TOKEN_LIFE, scope }
  },
}
