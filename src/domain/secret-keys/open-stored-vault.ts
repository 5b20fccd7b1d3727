// Opens the vault of an installation with the secret keys of the operator, and refuses keys that do not open what is stored.

import { randomBytes } from 'node:crypto'
import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { openSeals, openVault, type Vault } from '../../platform/secret.ts'
import { act, bySystem, type Act, type Stage } from '../journal/act.ts'
import { firstAct } from '../journal/first-act.ts'
import { SIGNING_KEY } from '../keys/signing-key.ts'
import { findOutdatedSeals, writeOutdatedSeals } from './find-outdated-seals.ts'

/** The purpose under which the hash key is sealed. */
const HASH_KEY = 'hash key'

const BY = bySystem('secret-keys')

/**
 * The first start makes the hash key. A new secret key is recorded, and a key that is no longer given is forgotten if nothing
 * is sealed with it any more. Throws a Problem `cannot_start`, and changes nothing, if some stored data would not open.
 */
export async function openStoredVault(stage: Stage, secretKeys: readonly Buffer[]): Promise<Vault> {
  const { database } = stage
  const seals = openSeals(secretKeys)
  const [first] = seals.keyIds
  let stored = await readStored(database.read)
  if (stored.length === 0) {
    const hashKey = await firstHashKey(database, secretKeys)
    await firstAct(
      stage,
      BY,
      async (tx) => (await readStored(tx)).length > 0,
      (act) => recordKey(act, first, seals.seal(HASH_KEY, hashKey.toString('base64'))),
    )
    stored = await readStored(database.read)
  }
  const hashKey = stored.map((row) => seals.open(HASH_KEY, row.hash_key_sealed)).find((text) => text !== undefined)
  if (hashKey === undefined) throw doesNotOpen()
  const vault = openVault(secretKeys, Buffer.from(hashKey, 'base64'))
  const former = stored.map(({ key_id }) => key_id).filter((keyId) => !seals.keyIds.includes(keyId))
  if (former.length > 0) await forgetKeys(stage, former, seals.keyIds)
  if (!stored.some(({ key_id }) => key_id === first)) {
    await act(stage, BY, (act) => recordKey(act, first, seals.seal(HASH_KEY, hashKey)))
  }
  return vault
}

function readStored(read: Pick<Database['read'], 'selectFrom'>) {
  return read.selectFrom('secret_key').select(['key_id', 'hash_key_sealed']).execute()
}

/** Random, unless an earlier version hashed with the secret key itself: then that key, so that hashes stay the same. */
async function firstHashKey({ read }: Database, secretKeys: readonly Buffer[]): Promise<Buffer> {
  const row = await read
    .selectFrom('signing_key')
    .select('private_key_sealed as sealed')
    .where('private_key_sealed', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (!row) return randomBytes(32)
  const key = secretKeys.find((key) => openSeals([key]).open(SIGNING_KEY, row.sealed ?? '') !== undefined)
  if (!key) throw doesNotOpen()
  return key
}

async function recordKey({ tx, at, record }: Act, keyId: string, hashKeySealed: string): Promise<void> {
  await tx
    .insertInto('secret_key')
    .values({ key_id: keyId, hash_key_sealed: hashKeySealed, since: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await record('use-secret-key', { detail: { keyId } })
}

async function forgetKeys(stage: Stage, former: readonly string[], given: readonly string[]): Promise<void> {
  const outdated = await findOutdatedSeals(stage.database, given)
  if (outdated.length > 0) {
    const what = `Stored data still depends on a secret key that is not given (${writeOutdatedSeals(outdated)}).`
    throw new Problem('cannot_start', `${what} Give the former key as well, after a comma: SECRET_KEY=new,former.`)
  }
  await act(stage, BY, async ({ tx, record }) => {
    await tx.deleteFrom('secret_key').where('key_id', 'in', former).execute()
    await record('forget-secret-key', { detail: { keyIds: former } })
  })
}

function doesNotOpen(): Problem {
  const what = 'The stored data does not open with this secret key. Give the key that the data was sealed with: '
  const where = 'SECRET_KEY (while it is replaced: SECRET_KEY=new,former), or secret.key in the folder of the demo.'
  return new Problem('cannot_start', what + where)
}
