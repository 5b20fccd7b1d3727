// The Authorization header that carries an access token (RFC 6750 2.1); in a query or a body it is never looked for.

import type { Head } from './endpoint.ts'
import { Problem } from '../problem.ts'

/** Throws `invalid_token`. */
export function bearerToken(call: Head): string {
  const token = /^bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(call.header('authorization') ?? '')?.[1]
  if (token === undefined) {
    throw new Problem('invalid_token', 'Send the access token in the header Authorization: Bearer {access_token}.')
  }
  return token
}
