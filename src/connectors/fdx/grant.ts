// Grant: what is kept of one customer's sign-in at the bank, renewed when it is about to expire or the bank refuses it.

import { z } from 'zod'
import type { TokenSet } from '../../domain/grants/renewal.ts'
import type { UpstreamTokens } from '../../domain/grants/upstream-tokens.ts'
import type { BankCall } from '../../domain/retrieval/connector.ts'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import type { OpenId, OpenIdTokens } from '../openid/open-openid.ts'
import type { Access } from './ask-bank.ts'

const grantShape = z.object({
  access: z.string(),
  refresh: z.string().optional(),
  /** In epoch milliseconds. */
  expires: z.number().optional(),
  /** The bank's own name of the consent. */
  consent: z.string().optional(),
  /** The id of the customer in the FDX API, which may differ from the one of the sign-in. */
  customer: z.string().optional(),
})

export type Grant = z.infer<typeof grantShape>

export function readGrant(text: string): Grant {
  return grantShape.parse(JSON.parse(text))
}

/** @param former what a renewed grant keeps, where the bank says nothing new. */
export function writeGrant(tokens: OpenIdTokens, former: Partial<Grant>): string {
  const refresh = tokens.refreshToken ?? former.refresh
  const consent = consentIdOf(tokens) ?? former.consent
  const grant: Grant = {
    access: tokens.accessToken,
    ...(refresh !== undefined && { refresh }),
    ...(tokens.expiresAt && { expires: tokens.expiresAt.epochMilliseconds }),
    ...(consent !== undefined && { consent }),
    ...(former.customer !== undefined && { customer: former.customer }),
  }
  return JSON.stringify(grant)
}

/** The names by which banks give the id of their consent: FDX 6 consent API, and RFC 8707's neighbour, grant management. */
function consentIdOf({ members, claims }: OpenIdTokens): string | undefined {
  const names = ['fdxConsentId', 'fdx_consent_id', 'grant_id', 'consent_id']
  const found = names.map((name) => members[name] ?? claims[name]).find((value) => typeof value === 'string')
  return typeof found === 'string' && found !== '' && found.length <= 500 ? found : undefined
}

export type KeptTokens = Pick<UpstreamTokens, 'current' | 'renewed'>

export type GrantParts = {
  readonly openId: OpenId
  readonly tokens: KeptTokens
  readonly clock: Clock
  readonly providerId: number
}

/** Milliseconds before its end at which a token is renewed: no call shall meet a token that ends on the way. */
const BEFORE_END = 30_000

/** The tokens of a consent, as they are kept. */
export function accessOf(parts: GrantParts, bankGrant: string): Access {
  const { tokens, clock, providerId } = parts
  let held: TokenSet | undefined

  async function renew(seen: TokenSet, call: BankCall): Promise<TokenSet> {
    return tokens.renewed({ providerId, bankGrant }, seen, call.signal, (current, signal) =>
      renewal(parts, current, { ...call, signal }),
    )
  }

  /** Until the last moment the token is good whatever came of its renewal: the bank itself says so or not (decision 029). */
  async function renewInTime(seen: TokenSet, expires: number, call: BankCall): Promise<TokenSet> {
    try {
      return await renew(seen, call)
    } catch (error) {
      if (expires <= clock.now().epochMilliseconds) throw error
      return seen
    }
  }

  return {
    async headers({ call }) {
      held ??= await tokens.current(providerId, bankGrant)
      const { expires = Infinity, refresh } = readGrant(held.value)
      const isEnding = expires - BEFORE_END < clock.now().epochMilliseconds
      if (isEnding && refresh !== undefined) held = await renewInTime(held, expires, call)
      return { authorization: `Bearer ${readGrant(held.value).access}` }
    },
    async renew(call) {
      held = await renew(held ?? (await tokens.current(providerId, bankGrant)), call)
    },
  }
}

/** Renews tokens that are still of this version, however long their access token is good. */
export async function renewGrant(
  parts: GrantParts,
  { bankGrant, version }: { readonly bankGrant: string; readonly version: number },
  call: BankCall,
): Promise<void> {
  const { tokens, providerId } = parts
  const seen = { ...(await tokens.current(providerId, bankGrant)), version }
  await tokens.renewed({ providerId, bankGrant }, seen, call.signal, (current, signal) =>
    renewal(parts, current, { ...call, signal }),
  )
}

/** Throws `bank_grant_ended` if there is no refresh token: the access token is all that the bank gave. */
async function renewal({ openId, clock }: GrantParts, current: TokenSet, call: BankCall) {
  const former = readGrant(current.value)
  if (former.refresh === undefined) {
    throw new Problem('bank_grant_ended', 'The bank no longer accepts this consent. The customer has to consent again.')
  }
  const fresh = await openId.renew(former.refresh, call)
  const rotates = fresh.refreshToken !== undefined && fresh.refreshToken !== former.refresh
  return { value: writeGrant(fresh, former), rotates, ...renewBefore(fresh, clock) }
}

/** What is said to last longer has no end that matters. */
const TEN_YEARS = 10 * 366 * 86_400

/** When the refresh token is over, by the member in which some servers say it, in seconds. */
export function renewBefore({ members }: OpenIdTokens, clock: Clock): { readonly renewBefore?: Temporal.Instant } {
  const seconds = Number(members['refresh_token_expires_in'] ?? members['refresh_expires_in'] ?? 0)
  return Number.isSafeInteger(seconds) && seconds > 0 && seconds <= TEN_YEARS
    ? { renewBefore: clock.now().add({ seconds }) }
    : {}
}

/** The token of a sign-in that is just over, before anything is kept of it. */
export function freshAccess({ accessToken }: OpenIdTokens): Access {
  return {
    headers: async () => ({ authorization: `Bearer ${accessToken}` }),
    renew: async () => {
      throw new Problem('sign_in_failed', 'The bank does not take the token that it has just given. Try again later.')
    },
  }
}
