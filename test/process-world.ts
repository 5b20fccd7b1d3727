// World of processes: the data that server processes find on one database, and the vault and clients that a story uses beside them.

import { randomBytes } from 'node:crypto'
import type { Database } from '../src/database/open.ts'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { openStoredVault } from '../src/domain/secret-keys/open-stored-vault.ts'
import { systemClock } from '../src/platform/clock.ts'
import { makeWorld, type TestServerOptions } from './server.ts'

export async function makeProcessWorld(database: Database, options: TestServerOptions = {}) {
  const secretKey = randomBytes(32)
  const stage = { database, clock: systemClock }
  const vault = await openStoredVault(stage, [secretKey])
  const clients = await act(stage, bySystem('test'), (act) => makeWorld(act, vault, options))
  return { stage, vault, ...clients, settings: { SECRET_KEY: secretKey.toString('base64') } }
}
