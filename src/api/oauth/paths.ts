// The addresses of the OAuth endpoints, as they declare them and the server's metadata names them.

export const oauthPaths = {
  authorize: '/api/v1/authorize',
  token: '/api/v1/token',
  revoke: '/api/v1/revoke',
  introspect: '/api/v1/introspect',
  userinfo: '/api/v1/userinfo',
  metadata: '/.well-known/oauth-authorization-server',
  openIdMetadata: '/.well-known/openid-configuration',
  keys: '/jwks',
} as const
