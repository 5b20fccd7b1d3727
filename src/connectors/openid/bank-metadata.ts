// Bank metadata: the endpoints and keys of a bank's OpenID provider, from discovery or from the settings, renewed and bounded.

import * as oidc from 'openid-client'
import type { BankCall } from '../../domain/retrieval/connector.ts'
import { systemClock, type Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import { bankFetch } from '../http/bank-fetch.ts'
import type { BankHttp } from '../http/bank-http.ts'
import { usesCertificate } from './client-auth.ts'
import type { OpenIdSettings } from './openid-settings.ts'

export type MetadataParts = { readonly http: BankHttp; readonly clock: Clock; readonly settings: OpenIdSettings }

export type BankMetadata = {
  /** Throws what is wrong with discovery. */
  read(call: BankCall): Promise<oidc.ServerMetadata>
  /** What is known without a call. */
  known(): Partial<oidc.ServerMetadata>
  /** The bank's keys for one call, and what that call has read of them. */
  lendKeys(configuration: oidc.Configuration): void
  takeKeys(configuration: oidc.Configuration): void
}

type Keys = NonNullable<ReturnType<typeof oidc.getJwksCache>>

/** Milliseconds after which the discovery document is read again. */
const METADATA_LIFE = 3_600_000
/** Seconds after which keys are read again, and before which a key that is not among them does not make them be read again. */
const KEYS_LIFE = 300
const BETWEEN_KEYS = 10
/** The library reads keys again for a key that it does not know if they are of this age, in seconds. */
const OLD_FOR_LIBRARY = 60

export function openMetadata(parts: MetadataParts): BankMetadata {
  const { clock, settings } = parts
  const named = namedEndpoints(settings)
  let kept: { readonly metadata: oidc.ServerMetadata; readonly at: number } | undefined
  let keys: { readonly jwks: Keys['jwks']; readonly at: number } | undefined
  const lent = new WeakMap<oidc.Configuration, number>()
  const now = (): number => clock.now().epochMilliseconds

  return {
    async read(call) {
      if (kept && now() - kept.at < METADATA_LIFE) return kept.metadata
      const metadata = { ...(isWhole(settings) ? undiscovered(settings) : await discover(parts, call)), ...named }
      admitEndpoints(parts, metadata)
      kept = { metadata, at: now() }
      return metadata
    },
    known: () => ({ ...kept?.metadata, ...named }),
    lendKeys(configuration) {
      const age = keys ? (now() - keys.at) / 1000 : KEYS_LIFE
      if (!keys || age >= KEYS_LIFE) return
      // Its own bound is a minute, in which nobody could sign in after a bank has changed its keys.
      const told = age < BETWEEN_KEYS ? 0 : OLD_FOR_LIBRARY + 1
      // It reads the time of the machine for this.
      const uat = Math.floor(systemClock.now().epochMilliseconds / 1000) - told
      lent.set(configuration, uat)
      oidc.setJwksCache(configuration, { jwks: keys.jwks, uat })
    },
    takeKeys(configuration) {
      const cache = oidc.getJwksCache(configuration)
      if (cache && cache.uat !== lent.get(configuration)) keys = { jwks: cache.jwks, at: now() }
    },
  }
}

/** With both, discovery has nothing to add. */
function isWhole({ authorizationEndpoint, tokenEndpoint, jwksAddress }: OpenIdSettings): boolean {
  return authorizationEndpoint !== undefined && tokenEndpoint !== undefined && jwksAddress !== undefined
}

/** Without discovery, every algorithm of a public key is one that the bank may use. */
function undiscovered({ issuer }: OpenIdSettings): oidc.ServerMetadata {
  return {
    issuer,
    id_token_signing_alg_values_supported: ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519', 'ES384', 'PS384'],
  }
}

function namedEndpoints(settings: OpenIdSettings): Partial<oidc.ServerMetadata> {
  const named = {
    authorization_endpoint: settings.authorizationEndpoint,
    token_endpoint: settings.tokenEndpoint,
    jwks_uri: settings.jwksAddress,
    userinfo_endpoint: settings.userinfoEndpoint,
    pushed_authorization_request_endpoint: settings.parEndpoint,
    revocation_endpoint: settings.revocationEndpoint,
    end_session_endpoint: settings.endSessionEndpoint,
  }
  return Object.fromEntries(Object.entries(named).filter(([, address]) => address !== undefined))
}

async function discover({ settings, http }: MetadataParts, call: BankCall): Promise<oidc.ServerMetadata> {
  const { issuer, clientId } = settings
  const configuration = await oidc.discovery(new URL(issuer), clientId, {}, oidc.None(), {
    [oidc.customFetch]: bankFetch(http, call),
    timeout: 0,
    ...(issuer.startsWith('http:') && { execute: [oidc.allowInsecureRequests] }),
  })
  const metadata = configuration.serverMetadata()
  // The library lets the issuers of some known services differ (RFC 8414 3.3 does not).
  if (new URL(metadata.issuer).href === new URL(issuer).href) return metadata
  throw new Problem('sign_in_failed', 'The sign-in of the bank says that it is another one. Ask the operator.')
}

const CALLED = [
  'token_endpoint',
  'jwks_uri',
  'pushed_authorization_request_endpoint',
  'revocation_endpoint',
  'userinfo_endpoint',
] as const

function admitEndpoints({ http, settings }: MetadataParts, metadata: oidc.ServerMetadata): void {
  const aliases = usesCertificate(settings) ? Object.values(metadata.mtls_endpoint_aliases ?? {}) : []
  for (const address of [...CALLED.map((name) => metadata[name]), ...aliases]) {
    if (typeof address === 'string') http.admit(address)
  }
}
