// Client authentication: how Portage proves at a bank's token endpoint who it is.

import * as oidc from 'openid-client'
import { Problem } from '../../platform/problem.ts'
import type { OpenIdSettings } from './openid-settings.ts'

/** Throws `invalid_request` for a secret or key that is missing or cannot be read. */
export async function clientAuthOf(
  { clientAuth, keyId }: OpenIdSettings,
  { clientSecret, privateKey }: Readonly<Record<string, string>>,
): Promise<oidc.ClientAuth> {
  const made: Readonly<Record<typeof clientAuth, () => oidc.ClientAuth | Promise<oidc.ClientAuth>>> = {
    client_secret_basic: () => oidc.ClientSecretBasic(demand(clientSecret, 'clientSecret', clientAuth)),
    client_secret_post: () => oidc.ClientSecretPost(demand(clientSecret, 'clientSecret', clientAuth)),
    async private_key_jwt() {
      const key = await importKey(demand(privateKey, 'privateKey', clientAuth))
      return oidc.PrivateKeyJwt(keyId === undefined ? key : { key, kid: keyId })
    },
    tls_client_auth: () => oidc.TlsClientAuth(),
    none: () => oidc.None(),
  }
  return made[clientAuth]()
}

/** Told before the first call, so that a provider with a missing secret is not opened. */
export function demandSecrets({ clientAuth }: OpenIdSettings, secrets: Readonly<Record<string, string>>): void {
  if (clientAuth.startsWith('client_secret')) demand(secrets['clientSecret'], 'clientSecret', clientAuth)
  if (clientAuth === 'private_key_jwt') demand(secrets['privateKey'], 'privateKey', clientAuth)
}

function demand(secret: string | undefined, name: string, method: string): string {
  if (secret !== undefined && secret !== '') return secret
  throw new Problem('invalid_request', `${method} needs the secret ${name}.`)
}

const ALGORITHMS = [
  { name: 'ECDSA', namedCurve: 'P-256' },
  { name: 'RSA-PSS', hash: 'SHA-256' },
] as const

async function importKey(pem: string): Promise<CryptoKey> {
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')
  for (const algorithm of ALGORITHMS) {
    const key = await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']).catch(() => undefined)
    if (key) return key
  }
  throw new Problem('invalid_request', 'privateKey must be PKCS #8 in PEM, of an EC key P-256 or an RSA key.')
}
