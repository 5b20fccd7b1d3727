// The scopes that are no clusters: those of OpenID Connect that the standard names, and those that open nothing here.

/** FDX 6.4.1, OauthScope. */
export const openIdScopes = ['openid', 'offline_access'] as const

export type OpenIdScope = (typeof openIdScopes)[number]

export function isOpenIdScope(word: string): word is OpenIdScope {
  return (openIdScopes as readonly string[]).includes(word)
}

const claimScopes: ReadonlySet<string> = new Set(['profile', 'email', 'address', 'phone'])

/**
 * Whether the word asks for claims (OpenID Connect Core 5.4). Many libraries send them unasked, so they are accepted; they are
 * granted to nobody, because only the clusters of a consent open what is known of a customer.
 */
export function isClaimScope(word: string): boolean {
  return claimScopes.has(word)
}
