// Migrations: they run once, whoever starts and however many at once, and never on a database of another history.

import assert from 'node:assert/strict'
import test from 'node:test'
import { migrated } from '../../tools/snapshot.ts'
import { onPostgres, openDataPlace } from '../data-place.ts'
import { demandRefusal, runCommand } from '../server-process.ts'

const alone = !onPostgres && 'an embedded database has one process at a time'

test('of several processes that start at once, one migrates and the others wait', { skip: alone }, async () => {
  await using place = await openDataPlace()
  const runs = await Promise.all([1, 2, 3].map(() => runCommand(['migrate'], place.settings)))
  assert.deepEqual(runs.map(({ code, stdout }) => `${code} ${stdout.slice(0, 13)}`).toSorted(), [
    '0 Nothing to do',
    '0 Nothing to do',
    '0 Ran 0001-port',
  ])
})

test('a database of another history is left as it is', async () => {
  await using place = await openDataPlace(migrated)
  assert.equal((await runCommand(['migrate'], place.settings)).stdout, 'Nothing to do: the schema is up to date.\n')
  const change = (text: string): Promise<unknown> => place.inDatabase(({ run }) => run(text, []))
  await change(`insert into migration (name, checksum) values ('9999-tomorrow.sql', 'x')`)
  await demandRefusal(
    ['migrate'],
    place.settings,
    /^The database was migrated by a newer Portage \(9999-tomorrow\.sql\)\./,
  )
  await change(`update migration set checksum = 'x' where name = '0001-portage.sql'`)
  await change(`delete from migration where name = '9999-tomorrow.sql'`)
  await demandRefusal(['migrate'], place.settings, /^The migration 0001-portage\.sql was changed after it ran here\./)
})
