// The key ring: the living signing keys, cached by each process for at most a second.

import { strict as assert } from 'node:assert'
import type { Database } from '../../database/open.ts'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { signingKeyOf } from './key-life.ts'
import { openSigningKey, type PublicJwk, type SigningKey } from './signing-key.ts'

export type KeyRing = {
  /** Returns the newest key whose time has come. */
  signing(): SigningKey
  /** Returns the living key of that id. A key that was ended at another node is gone here a second later. */
  verifying(kid: string): Promise<SigningKey | undefined>
  /** Returns the public halves of all living keys. */
  published(): readonly PublicJwk[]
  /** Reads the keys again if the cache is a second old. To be awaited before `signing` and `published`. */
  renew(): Promise<void>
  /** Reads the keys again. Returns how many were added or removed here. */
  reload(): Promise<number>
}

/** Milliseconds. Compared as plain numbers, because it is done for every read of bank data. */
const CACHED_FOR = 1000

/** How many unknown key ids are looked up between two renewals: made-up ids must not cause a stream of queries. */
const MAX_LOOKUPS = 20

/** Throws a Problem `cannot_start` if the stored keys do not open with the given secret keys. */
export async function openKeyRing(database: Database, vault: Vault, clock: Clock): Promise<KeyRing> {
  let keys: readonly SigningKey[] = []
  let readAt = 0
  let reloads = 0
  let newestReload = 0
  let lookups = 0
  const find = (kid: string): SigningKey | undefined => keys.find((key) => key.kid === kid)

  async function reload(): Promise<number> {
    const number = ++reloads
    const at = clock.now().epochMilliseconds
    const before = keys
    const found = await readKeys(database, vault, before)
    // Of two reloads at once, the result of the one that began later counts, whichever ends last.
    if (number < newestReload) return 0
    newestReload = number
    readAt = at
    keys = found
    const known = found.filter((key) => before.includes(key)).length
    return found.length - known + (before.length - known)
  }

  let renewing: Promise<unknown> | undefined
  async function renew(): Promise<void> {
    const age = clock.now().epochMilliseconds - readAt
    if (age >= 0 && age < CACHED_FOR) return
    lookups = 0
    renewing ??= reload().finally(() => (renewing = undefined))
    await renewing
  }

  await reload()
  return {
    signing() {
      const key = signingKeyOf(keys, clock.now())
      assert.ok(key, 'no signing key')
      return key
    },
    async verifying(kid) {
      await renew()
      const known = find(kid)
      if (known || lookups >= MAX_LOOKUPS) return known
      lookups++
      await reload()
      return find(kid)
    },
    published: () => keys.map(({ publicJwk }) => publicJwk),
    renew,
    reload,
  }
}

/** Newest first. A known key stays the same object, because the cache of verified tokens hangs on it. */
async function readKeys(
  database: Database,
  vault: Vault,
  known: readonly SigningKey[],
): Promise<readonly SigningKey[]> {
  const rows = await database.read
    .selectFrom('signing_key')
    .select(['kid', 'public_jwk', 'private_key_sealed', 'sign_from'])
    .where('retired_at', 'is', null)
    .orderBy('sign_from', 'desc')
    .orderBy('kid')
    .execute()
  return rows.map(({ kid, public_jwk, private_key_sealed: sealed, sign_from }) => {
    const stored = { kid, public_jwk: public_jwk as PublicJwk, private_key_sealed: sealed ?? '' }
    const key = known.find((one) => one.kid === kid) ?? openSigningKey(vault, stored, sign_from)
    if (!key) {
      throw new Problem('cannot_start', `The signing key ${kid} does not open with the secret keys that are given.`)
    }
    return key
  })
}
