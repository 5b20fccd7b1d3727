// Who may administer: a partner everything of its own organization, a recipient the lists of providers alone.

import { findClient } from '../../domain/clients/find-client.ts'
import type { Client } from '../../domain/clients/client.ts'
import { readAccessToken } from '../../domain/tokens/access-token.ts'
import { invalidToken } from '../../domain/tokens/json-web-token.ts'
import { bearerToken } from '../../platform/http/bearer.ts'
import type { Head, HeadAccess } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import type { ManagementParts } from './parts.ts'

export function partnerAccess(parts: ManagementParts): HeadAccess<Client> {
  return {
    name: 'partner',
    async authenticate(call) {
      const client = await authenticate(parts, call)
      if (client.kind === 'partner') return client
      throw new Problem('unauthorized_client', "This takes a partner's token: client_credentials, scope=client:admin.")
    },
  }
}

export function partnerOrRecipientAccess(parts: ManagementParts): HeadAccess<Client> {
  return { name: 'partner-or-recipient', authenticate: (call) => authenticate(parts, call) }
}

/** A token of either says at its end who it is of; what that client may do is asked anew each time. */
async function authenticate({ database, clock, mint }: ManagementParts, call: Head): Promise<Client> {
  const { clientId } = await readAccessToken(mint, clock.now(), 'management', bearerToken(call))
  const client = await findClient(database, clientId)
  if (!client) throw invalidToken()
  call.log.caller = clientId
  return client
}
