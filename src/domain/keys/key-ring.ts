// The key ring: every living key of this server. What a process knows of them is a second old at most when it is used.

import { strict as assert } from 'node:assert'
import type { Database } from '../../database/open.ts'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { signingKeyOf } from './key-life.ts'
import { openSigningKey, type PublicJwk, type SigningKey } from './signing-key.ts'

export type KeyRing = {
  /** The newest key whose time has come. */
  signing(): SigningKey
  /** The living key of that id: one that was ended at another node is gone here a second later. */
  verifying(kid: string): Promise<SigningKey | undefined>
  /** All living keys, public halves only. */
  published(): readonly PublicJwk[]
  /** Reads the keys again where what is known of them is a second old. To be awaited before a key signs or is published. */
  renew(): Promise<void>
  /** Reads the keys again. Gives how many are new or gone here. */
  reload(): Promise<number>
}

/** Milliseconds, counted as numbers: it is asked with every read of bank data. */
const KNOWN_FOR = 1000

/** A stranger's made-up key ids must not become a stream of queries: so many are looked up between two renewals. */
const MOST_LOOKED_UP = 20

/** Throws a Problem `cannot_start` when the stored keys do not open with this secret key. */
export async function openKeyRing(database: Database, vault: Vault, clock: Clock): Promise<KeyRing> {
  let keys: readonly SigningKey[] = []
  let readAt = 0
  let begun = 0
  let shown = 0
  let lookedUp = 0
  const find = (kid: string): SigningKey | undefined => keys.find((key) => key.kid === kid)

  async function reload(): Promise<number> {
    const turn = ++begun
    const at = clock.now().epochMilliseconds
    const before = keys
    const found = await readKeys(database, vault, before)
    // Of two at once the one that began later knows better, whichever ends last.
    if (turn < shown) return 0
    shown = turn
    readAt = at
    keys = found
    const known = found.filter((key) => before.includes(key)).length
    return found.length - known + (before.length - known)
  }

  let renewing: Promise<unknown> | undefined
  async function renew(): Promise<void> {
    const age = clock.now().epochMilliseconds - readAt
    if (age >= 0 && age < KNOWN_FOR) return
    lookedUp = 0
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
      if (known || lookedUp >= MOST_LOOKED_UP) return known
      lookedUp++
      await reload()
      return find(kid)
    },
    published: () => keys.map(({ publicJwk }) => publicJwk),
    renew,
    reload,
  }
}

/** Newest first. A key that is known stays the same object: what it is known to have signed is remembered by it. */
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
