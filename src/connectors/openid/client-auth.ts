// Client authentication: how Portage proves at a bank's token endpoint who it is.

import { createPrivateKey, type KeyObject } from 'node:crypto'
import * as oidc from 'openid-client'
import { Problem } from '../../platform/problem.ts'
import type { OpenIdSettings } from './openid-settings.ts'

type Secrets = Readonly<Record<string, string>>

/** Throws `invalid_request` for a secret or key that is missing or cannot be read. */
export async function clientAuthOf(settings: OpenIdSettings, secrets: Secrets): Promise<oidc.ClientAuth> {
  const { clientAuth, keyId } = settings
  const made: Readonly<Record<typeof clientAuth, () => oidc.ClientAuth | Promise<oidc.ClientAuth>>> = {
    client_secret_basic: () => oidc.ClientSecretBasic(demand(secrets, 'clientSecret', clientAuth)),
    client_secret_post: () => oidc.ClientSecretPost(demand(secrets, 'clientSecret', clientAuth)),
    async private_key_jwt() {
      const key = await importKey(settings, demand(secrets, 'privateKey', clientAuth))
      return oidc.PrivateKeyJwt(keyId === undefined ? key : { key, kid: keyId })
    },
    // Both are the certificate of the connection (RFC 8705 2.1 and 2.2).
    tls_client_auth: () => oidc.TlsClientAuth(),
    self_signed_tls_client_auth: () => oidc.TlsClientAuth(),
    none: () => oidc.None(),
  }
  return made[clientAuth]()
}

/** Told before the first call, so that a provider with a missing secret, or a key that does not fit, is not opened. */
export function demandSecrets(settings: OpenIdSettings, secrets: Secrets): void {
  const { clientAuth } = settings
  if (clientAuth.startsWith('client_secret')) demand(secrets, 'clientSecret', clientAuth)
  if (clientAuth === 'private_key_jwt') algorithmOf(settings, readKey(demand(secrets, 'privateKey', clientAuth)))
  if (usesCertificate(settings)) {
    demand(secrets, 'tlsCertificate', clientAuth)
    demand(secrets, 'tlsKey', clientAuth)
  }
}

export function usesCertificate({ clientAuth }: OpenIdSettings): boolean {
  return clientAuth === 'tls_client_auth' || clientAuth === 'self_signed_tls_client_auth'
}

function demand(secrets: Secrets, name: string, method: string): string {
  const secret = secrets[name]
  if (secret !== undefined && secret !== '') return secret
  throw new Problem('invalid_request', `${method} needs the secret ${name}.`)
}

/** PEM (PKCS #8, PKCS #1 or SEC 1) or a JWK. */
function readKey(text: string): KeyObject {
  try {
    const isJwk = text.trimStart().startsWith('{')
    return isJwk ? createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: 'jwk' }) : createPrivateKey(text)
  } catch {
    // What the parser says may quote the key.
    throw new Problem(
      'invalid_request',
      'privateKey cannot be read: it is a private key in PEM without a password, or a JWK.',
    )
  }
}

const ALGORITHMS = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  EdDSA: { name: 'Ed25519' },
} as const

/** For each type of key, the algorithms that it has; the first one if the settings name none. */
const OF_KEY: Readonly<Record<string, readonly (keyof typeof ALGORITHMS)[]>> = {
  ec: ['ES256'],
  rsa: ['PS256', 'RS256'],
  ed25519: ['EdDSA'],
}

function algorithmOf({ assertionAlgorithm: asked }: OpenIdSettings, key: KeyObject): keyof typeof ALGORITHMS {
  const { asymmetricKeyType: type = '', asymmetricKeyDetails: details } = key
  const possible = type === 'ec' && details?.namedCurve !== 'prime256v1' ? [] : (OF_KEY[type] ?? [])
  const found = asked === undefined ? possible[0] : possible.find((algorithm) => algorithm === asked)
  if (found !== undefined) return found
  throw new Problem(
    'invalid_request',
    `privateKey does not fit ${asked ?? 'any algorithm'}: ES256 has an EC key P-256, PS256 and RS256 an RSA key, EdDSA an Ed25519 key.`,
  )
}

async function importKey(settings: OpenIdSettings, text: string): Promise<CryptoKey> {
  const key = readKey(text)
  const der = key.export({ type: 'pkcs8', format: 'der' })
  return crypto.subtle.importKey('pkcs8', new Uint8Array(der), ALGORITHMS[algorithmOf(settings, key)], false, ['sign'])
}
