// Every OAuth endpoint.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { authorizeEndpoint, type AuthorizePages } from './authorize.ts'
import { introspectEndpoint } from './introspect.ts'
import { jwksEndpoint, metadataEndpoint } from './metadata.ts'
import type { OAuthParts } from './parts.ts'
import { revokeConnectionEndpoint, revokeTokenEndpoint } from './revoke.ts'
import { tokenEndpoint } from './token.ts'

export function oauthEndpoints(parts: OAuthParts, pages: AuthorizePages): readonly Endpoint[] {
  return [
    authorizeEndpoint(parts, pages),
    tokenEndpoint(parts),
    revokeConnectionEndpoint(parts),
    revokeTokenEndpoint(parts),
    introspectEndpoint(parts),
    metadataEndpoint(parts),
    jwksEndpoint(parts),
  ]
}
