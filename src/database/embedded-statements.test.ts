// Rules of the embedded database's statements: kept by their text, they give what they would give if they were not.

import assert from 'node:assert/strict'
import test from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import { embeddedStatements } from './embedded-statements.ts'

test('a kept statement gives what one that is planned each time gives', async () => {
  await using pglite = await PGlite.create()
  const run = embeddedStatements(pglite)

  const everyKind = `select $1::integer as number, $2::text as text, $3::jsonb as json, $4::text[] as list, $5::boolean as yes,
    $6::text as nothing, $7::bytea as bytes`
  const values = [-7, 'Zoë ✓', '{"a":[1,null]}', ['a', 'b"c', '{}'], true, null, new Uint8Array([0, 255])]
  const plain = await pglite.query(everyKind, values)
  for (const time of ['first', 'second']) assert.deepEqual(await run(everyKind, values), plain, `${time} time`)

  // More often than a plan is kept.
  await pglite.exec('create table fruit (name text primary key, weight integer)')
  const insert = 'insert into fruit (name, weight) values ($1, $2)'
  for (let weight = 0; weight < 1200; weight++) await run(insert, [`apple ${weight}`, weight])
  const heavy = 'update fruit set weight = weight + 1 where weight >= $1'
  const updated = await run(heavy, [1190])
  assert.deepEqual([updated.command, updated.rowCount, updated.rows], ['UPDATE', 10, []])
})

test('a kept statement that failed works the next time, within a transaction and without', async () => {
  await using pglite = await PGlite.create()
  const run = embeddedStatements(pglite)
  await pglite.exec('create table fruit (name text primary key)')
  const insert = 'insert into fruit (name) values ($1)'
  await run(insert, ['apple'])
  await assert.rejects(run(insert, ['apple']), { code: '23505' })
  await assert.rejects(run('selec $1', ['apple']), { code: '42601' })
  await pglite.exec('begin')
  await assert.rejects(run(insert, ['apple']), { code: '23505' })
  await assert.rejects(run('select $1::text as name', ['pear']), { code: '25P02' })
  await pglite.exec('rollback')
  assert.deepEqual((await run('select $1::text as name', ['pear'])).rows, [{ name: 'pear' }])
  assert.equal((await run(insert, ['pear'])).rowCount, 1)
})
