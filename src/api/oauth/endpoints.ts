// Every OAuth endpoint.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { authorizeEndpoints, type AuthorizePages } from './authorize.ts'
import { introspectEndpoint } from './introspect.ts'
import { jwksEndpoint, metadataEndpoints } from './metadata.ts'
import type { OAuthParts } from './parts.ts'
import { revokeConnectionEndpoint, revokeTokenEndpoint } from './revoke.ts'
import { tokenEndpoint } from './token.ts'
import { userinfoEndpoints } from './userinfo.ts'

export function oauthEndpoints(parts: OAuthParts, pages: AuthorizePages): readonly Endpoint[] {
  return [
    ...authorizeEndpoints(parts, pages),
    tokenEndpoint(parts),
    revokeConnectionEndpoint(parts),
    revokeTokenEndpoint(parts),
    introspectEndpoint(parts),
    ...userinfoEndpoints(parts),
    ...metadataEndpoints(parts),
    jwksEndpoint(parts),
  ]
}
