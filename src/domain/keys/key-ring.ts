// The key ring: every published key of this server, read from the database and read again every minute, and when an
// unknown key appears.

import { strict as assert } from 'node:assert'
import type { JWK } from 'jose'
import type { Database } from '../../database/open.ts'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { openSigningKey, type SigningKey } from './signing-key.ts'

export type KeyRing = {
  /** The newest key whose time has come. */
  signing(): SigningKey
  /** The key of that id, looked up in the database when this process does not know it yet. */
  verifying(kid: string): Promise<SigningKey | undefined>
  /** All published keys, public halves only. */
  published(): readonly JWK[]
  /** Reads the keys again: another process may have made or retired one. Gives how many are new or gone here. */
  reload(): Promise<number>
}

/** A stranger's made-up key ids must not become a stream of queries. */
const RELOAD_AT_MOST_EVERY = { seconds: 5 }

/** Throws a Problem `cannot_start` when the stored keys do not open with this secret key. */
export async function openKeyRing(database: Database, vault: Vault, clock: Clock): Promise<KeyRing> {
  let keys = await readKeys(database, vault)
  let readAt = clock.now()
  const reload = async (): Promise<number> => {
    readAt = clock.now()
    const before = new Map(keys.map((key) => [key.kid, key]))
    const found = await readKeys(database, vault)
    const known = found.flatMap(({ kid }) => before.get(kid) ?? [])
    // A key that stays is the same object: what it is known to have signed is remembered by it.
    keys = found.map((key) => before.get(key.kid) ?? key)
    return found.length - known.length + (before.size - known.length)
  }
  return {
    signing() {
      const now = clock.now()
      const key = keys.find(({ signFrom }) => Temporal.Instant.compare(signFrom, now) <= 0)
      assert.ok(key, 'no signing key')
      return key
    },
    async verifying(kid) {
      const known = keys.find((key) => key.kid === kid)
      if (known || Temporal.Instant.compare(clock.now(), readAt.add(RELOAD_AT_MOST_EVERY)) < 0) return known
      await reload()
      return keys.find((key) => key.kid === kid)
    },
    published: () => keys.map(({ publicJwk }) => publicJwk),
    reload,
  }
}

/** Newest first. */
async function readKeys(database: Database, vault: Vault): Promise<readonly SigningKey[]> {
  const rows = await database.read
    .selectFrom('signing_key')
    .selectAll()
    .where('retired_at', 'is', null)
    .orderBy('sign_from', 'desc')
    .execute()
  return rows.map((row) => {
    const key = openSigningKey(vault, { ...row, public_jwk: row.public_jwk as JWK }, row.sign_from)
    if (!key) {
      throw new Problem('cannot_start', `The signing key ${row.kid} does not open with the secret keys that are given.`)
    }
    return key
  })
}
