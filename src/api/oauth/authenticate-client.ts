// Client authentication: by HTTP Basic or by client_id and client_secret in the body, and by one of them only (RFC 6749 2.3).

import { z } from 'zod'
import { authenticateClient } from '../../domain/clients/authenticate-client.ts'
import type { Client } from '../../domain/clients/client.ts'
import type { BodyAccess, Call } from '../../platform/http/endpoint.ts'
import { validateFields } from '../../platform/http/validate.ts'
import { Problem } from '../../platform/problem.ts'
import type { OAuthParts } from './parts.ts'

/** A parameter without a value counts as left out (RFC 6749 3.2). */
const field = z
  .string('must be text, sent once')
  .transform((text) => text || undefined)
  .optional()

const credentialFields = z.object({ client_id: field, client_secret: field })

type Credentials = { readonly clientId: string; readonly clientSecret: string }

export function clientAccess({ database, clock, failures }: OAuthParts): BodyAccess<Client> {
  return {
    name: 'client',
    readsBody: true,
    async authenticate(call) {
      const { clientId, clientSecret } = readCredentials(call)
      try {
        const client = await authenticateClient(database, clock.now(), clientId, clientSecret)
        call.log.caller = client.clientId
        return client
      } catch (error) {
        if (error instanceof Problem && error.code === 'invalid_client')
          failures.failed(call, clientId, 'client_secret')
        throw error
      }
    },
  }
}

/** Throws `invalid_client` where there is none, `invalid_request` where there are two. */
function readCredentials(call: Call): Credentials {
  const authorization = call.header('authorization')
  const { client_id: clientId, client_secret: clientSecret } = validateFields(credentialFields, call.body)
  if (authorization === undefined) {
    if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret }
    throw new Problem('invalid_client', 'Send client_id and client_secret, in the body or by HTTP Basic.')
  }
  if (clientSecret !== undefined) {
    throw new Problem(
      'invalid_request',
      'The client authenticates twice. Send the secret by HTTP Basic or in the body, not both.',
    )
  }
  const credentials = readBasic(authorization)
  if (clientId !== undefined && clientId !== credentials.clientId) {
    throw new Problem('invalid_request', 'The client_id in the body is not the one of HTTP Basic.')
  }
  return credentials
}

/** RFC 7617 2, with each half form-encoded (RFC 6749 2.3.1). Strict: what does not encode back to itself is refused. */
function readBasic(header: string): Credentials {
  const encoded = /^basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1]
  if (encoded === undefined) throw malformed()
  const bytes = Buffer.from(encoded, 'base64')
  const text = bytes.toString('utf8')
  const colon = text.indexOf(':')
  const wellFormed = bytes.toString('base64') === encoded && Buffer.from(text).equals(bytes)
  if (!wellFormed || colon < 1) throw malformed()
  return { clientId: decodeForm(text.slice(0, colon)), clientSecret: decodeForm(text.slice(colon + 1)) }
}

function decodeForm(text: string): string {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '))
    if (!/[\p{Cc}]/u.test(decoded)) return decoded
  } catch {
    // A percent sign that leads nowhere: the same answer.
  }
  throw malformed()
}

function malformed(): Problem {
  return new Problem('invalid_client', 'The Authorization header is not well-formed HTTP Basic.')
}
