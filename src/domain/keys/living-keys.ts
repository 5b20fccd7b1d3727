// The living signing keys, neither retired nor ended, and the lock with which one node at a time changes them.

import { sql } from 'kysely'
import type { Database } from '../../database/open.ts'
import type { Act } from '../journal/act.ts'
import type { KeyAge } from './key-life.ts'

/** Newest first. */
export async function findLivingKeys({ read }: Pick<Database, 'read'>): Promise<readonly KeyAge[]> {
  const rows = await read
    .selectFrom('signing_key')
    .select(['kid', 'sign_from'])
    .where('retired_at', 'is', null)
    .orderBy('sign_from', 'desc')
    .orderBy('kid')
    .execute()
  return rows.map((row) => ({ kid: row.kid, signFrom: row.sign_from }))
}

/** Returns the living keys, which no other act can change until this one is over. Reading is not blocked. */
export async function lockKeys({ tx }: Act): Promise<readonly KeyAge[]> {
  await sql`lock table signing_key in share row exclusive mode`.execute(tx)
  return findLivingKeys({ read: tx })
}
