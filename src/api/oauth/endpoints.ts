// Every OAuth endpoint.

import type { Endpoint, Conventions } from '../../platform/http/endpoint.ts'
import { authorizeEndpoint } from './authorize.ts'
import { introspectEndpoint } from './introspect.ts'
import { jwksEndpoint, metadataEndpoint } from './metadata.ts'
import type { OAuthParts } from './parts.ts'
import { revokeConnectionEndpoint, revokeTokenEndpoint } from './revoke.ts'
import { tokenEndpoint } from './token.ts'

export function oauthEndpoints(parts: OAuthParts, pageConventions: Conventions): readonly Endpoint[] {
  return [
    authorizeEndpoint(parts, pageConventions),
    tokenEndpoint(parts),
    revokeConnectionEndpoint(parts),
    revokeTokenEndpoint(parts),
    introspectEndpoint(parts),
    metadataEndpoint(parts),
    jwksEndpoint(parts),
  ]
}
