// Facts that an installation stores about itself, for instance that it is the demo.

import type { Database } from '../../database/open.ts'
import type { Act } from './act.ts'

export async function findFact(database: Database, name: string): Promise<string | undefined> {
  const row = await database.read.selectFrom('server_fact').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export async function stateFact(act: Act, name: string, value: string): Promise<void> {
  await act.tx.insertInto('server_fact').values({ name, value }).execute()
  await act.record('state-fact', { detail: { name, value } })
}
