// Makes the first signing key of an installation.

import type { ReadHandle } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import type { By, Stage } from '../journal/act.ts'
import { firstAct } from '../journal/first-act.ts'
import { makeSigningKey } from './make-signing-key.ts'

export async function makeFirstSigningKey(stage: Stage, by: By, vault: Vault): Promise<void> {
  if (await hasKey(stage.database.read)) return
  await firstAct(stage, by, hasKey, (act) => makeSigningKey(act, vault, act.at))
}

async function hasKey(from: Pick<ReadHandle, 'selectFrom'>): Promise<boolean> {
  return (await from.selectFrom('signing_key').select('kid').limit(1).executeTakeFirst()) !== undefined
}
