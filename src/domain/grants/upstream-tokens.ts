// Upstream tokens: a grant's tokens as they are now, renewed once however many requests of however many servers wait, and
// durable before anybody is given them. Decision 029 has the table of what can happen.

import { macOfGrant } from './bank-grant.ts'
import { untilAborted } from './patience.ts'
import { renewOnce } from './renew-once.ts'
import { grantEnded, type Renew, type TokenParts, type TokenSet } from './renewal.ts'
import { findTokens } from './stored-tokens.ts'

export type GrantAtBank = { readonly providerId: number; readonly bankGrant: string }

export type UpstreamTokens = {
  /** Throws `bank_grant_ended` if there are none any more. */
  current(providerId: number, bankGrant: string): Promise<TokenSet>
  /**
   * Returns tokens newer than `seen`: however many requests of however many servers wait, the bank is asked once. What `renew`
   * returns is durable before anybody is given it. Throws what `renew` throws, and `bank_grant_ended` if the grant is over.
   */
  renewed(grant: GrantAtBank, seen: TokenSet, signal: AbortSignal, renew: Renew): Promise<TokenSet>
  /** Waits for the renewals under way: a server that ends has nothing left to store. */
  settled(): Promise<void>
}

/** A renewal in this process, and how many wait for it. */
type UnderWay = { readonly renewal: Promise<TokenSet | undefined>; waiting: number }

export function openUpstreamTokens(parts: TokenParts): UpstreamTokens {
  const { database, vault } = parts
  const underWay = new Map<string, UnderWay>()

  function join(bankGrantMac: string, seen: TokenSet, renew: Renew): UnderWay {
    const former = underWay.get(bankGrantMac)
    if (former) return former
    const isAwaited = (): boolean => (underWay.get(bankGrantMac)?.waiting ?? 0) > 0
    const begun = Promise.resolve().then(() => renewOnce(parts, { bankGrantMac, seen, renew, isAwaited }))
    const renewal = begun.finally(() => underWay.delete(bankGrantMac))
    renewal.catch(() => {})
    const entry = { renewal, waiting: 0 }
    underWay.set(bankGrantMac, entry)
    return entry
  }

  return {
    async current(providerId, bankGrant) {
      const stored = await findTokens(database, vault, macOfGrant(vault, providerId, bankGrant))
      if (!stored || stored.hasEnded) throw grantEnded()
      const { value, version } = stored
      return { value, version }
    },
    async renewed({ providerId, bankGrant }, seen, signal, renew) {
      const bankGrantMac = macOfGrant(vault, providerId, bankGrant)
      for (;;) {
        signal.throwIfAborted()
        const entry = join(bankGrantMac, seen, renew)
        entry.waiting++
        try {
          const tokens = await untilAborted(entry.renewal, signal)
          // The renewal that was joined may have begun before these tokens were seen.
          if (tokens && tokens.version > seen.version) return tokens
        } finally {
          entry.waiting--
        }
      }
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled([...underWay.values()].map(({ renewal }) => renewal))
    },
  }
}
