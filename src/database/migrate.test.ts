// Migrations: a file runs whole, whatever SQL it holds, or leaves nothing behind.

import assert from 'node:assert/strict'
import test from 'node:test'
import { openTestDatabase } from '../../test/database.ts'
import { migrate, type Migration } from './migrate.ts'

const written = (name: string, text: string): Migration => ({ name, text, checksum: text })
const untouched = { version: async () => 'untouched', prepare: async () => {} }

const everything = `-- A comment; and $$ in it.
create table fruit (name text primary key, note text default 'a; b -- c');

/* Another one; with 'a quote */
create function ripen() returns trigger language plpgsql as $$
begin
  -- Ripe; not rotten.
  new.note := 'ripe; $x$';
  return new;
end $$;
create trigger ripens before insert on fruit for each row execute function ripen(); -- why; this
create function weigh() returns integer language sql as $body$ select 7; select $$8$$::integer; $body$;
do $$ begin insert into fruit (name) values ('apple'), ('pear'); end $$;
insert into fruit (name) values ('plum')`

test('a file with functions, comments and quoted semicolons runs whole', async () => {
  await using database = await openTestDatabase(untouched)
  const migrations = [
    written('0001-fruit.sql', everything),
    written('0002-more.sql', `update fruit set note = weigh()`),
  ]
  assert.deepEqual(await migrate(database, { migrations }), ['0001-fruit.sql', '0002-more.sql'])
  assert.deepEqual(await migrate(database, { migrations }), [])
  assert.deepEqual(
    await database.run('select name, note from fruit order by name', []),
    ['apple', 'pear', 'plum'].map((name) => ({ name, note: '8' })),
  )
})

test('a migration that fails is named, with its line, and nothing of it or of those before it is left', async () => {
  await using database = await openTestDatabase(untouched)
  const first = written('0001-fruit.sql', everything)
  const failing = 'create table box (id integer);\ninsert into box values (1);\n'
  const wrong = written('0002-wrong.sql', `${failing}selec 1;\n`)
  await assert.rejects(migrate(database, { migrations: [first, wrong] }), {
    message: 'The migration 0002-wrong.sql fails in line 3: syntax error at or near "selec"',
  })
  const late = written('0002-late.sql', `${failing}insert into box values ('x' || 'y');\n`)
  await assert.rejects(migrate(database, { migrations: [first, late] }), /^Error: The migration 0002-late\.sql fails/)
  const broken = written('0002-broken.sql', `${failing}do $$ begin raise 'no more'; end $$;\n`)
  await assert.rejects(migrate(database, { migrations: [first, broken] }), {
    message: 'The migration 0002-broken.sql fails: no more',
  })
  const tables = `select table_name from information_schema.tables where table_schema = 'public'`
  assert.deepEqual(await database.run(tables, []), [])
  await migrate(database, { migrations: [first] })
})
