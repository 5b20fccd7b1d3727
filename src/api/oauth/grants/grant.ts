// A grant: how one grant_type turns a request of an authenticated client into tokens.

import type { writeAuthorizationDetails } from '../../../domain/consents/consent-request.ts'
import type { Client } from '../../../domain/clients/client.ts'
import { Problem } from '../../../platform/problem.ts'
import type { OAuthParts } from '../parts.ts'

/** Parameters of the token endpoint, each a string that came once and is not empty. */
export type TokenParameters = {
  readonly grant_type?: string | undefined
  readonly code?: string | undefined
  readonly redirect_uri?: string | undefined
  readonly code_verifier?: string | undefined
  readonly refresh_token?: string | undefined
  readonly scope?: string | undefined
}

/** What the contract shows for each grant; more only for who asked by authorization_details (RFC 9396 7). */
export type TokenAnswer = {
  readonly access_token: string
  readonly token_type: 'Bearer'
  readonly refresh_token?: string
  readonly expires_in: number
  /** Present if `openid` was granted. */
  readonly id_token?: string
  /** What the access token opens (RFC 6749 5.1), whether it is as asked or not: some libraries know it from here alone. */
  readonly scope: string
  /** Present if the customer agreed to sharing on (a member of our own, RFC 6749 5.1). */
  readonly login_id?: string
  readonly authorization_details?: ReturnType<typeof writeAuthorizationDetails>
}

export type GrantRequest = {
  readonly parts: OAuthParts
  readonly client: Client
  readonly parameters: TokenParameters
  readonly requestId: string
}

export type Grant = {
  /** The kinds of client that may use it; any other is `unauthorized_client`. */
  readonly allowed: readonly Client['kind'][]
  issue(request: GrantRequest): Promise<TokenAnswer>
}

export function demandParameter(parameters: TokenParameters, name: keyof TokenParameters): string {
  const value = parameters[name]
  if (value === undefined) throw new Problem('invalid_request', `${name} is missing.`)
  return value
}
