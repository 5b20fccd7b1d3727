// The database goes away, in every way it can: the server lives, says so, keeps what it has answered, and is back by itself.

import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { onPostgres } from '../data-place.ts'
import {
  connectOnce,
  openTroubledWorld,
  putUnderLoad,
  type Connection,
  type Load,
  type TroubledWorld,
} from '../troubled-world.ts'
import { until } from '../until.ts'

/** `npm run test:faults` takes 30. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 2)

/** Milliseconds after which the server no longer waits for one statement. */
const DEADLINE = 1500

/** Milliseconds in which it is ready once the database is; far more than it takes, on a busy machine too. */
const READY_AGAIN = 30_000

const PEOPLE = ['greatday_nomfa', 'every_account', 'joint_one']

type Trouble = {
  readonly name: string
  begin(world: TroubledWorld, load: Load): Promise<unknown>
  /** What `/health/ready` says meanwhile; absent where it is over before anybody could ask. */
  readonly reason?: RegExp
  end?(world: TroubledWorld): Promise<unknown>
}

const setting = (text: string) => async (world: TroubledWorld) => {
  await world.ask(text)
  await world.ask('select pg_reload_conf()')
}

const endBackends = (world: TroubledWorld) =>
  world.ask(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'portage_server'`)

const troubles: readonly Trouble[] = [
  { name: 'its connections are reset', begin: async ({ network }) => network.reset() },
  { name: 'its sessions are ended by the administrator', begin: endBackends },
  {
    name: 'it is restarted without being asked (immediate)',
    begin: ({ postgres }) => postgres.crash(),
    reason: /cannot be reached/,
    end: ({ postgres }) => postgres.start(),
  },
  {
    name: 'it goes silent, and every connection stays open',
    begin: async ({ network }) => network.silence(),
    reason: /does not answer|cannot be reached/,
    end: async ({ network }) => network.speak(),
  },
  {
    name: 'it becomes read-only',
    begin: setting('alter system set default_transaction_read_only = on'),
    reason: /^The database is read-only\.$/,
    end: setting('alter system reset default_transaction_read_only'),
  },
  {
    name: 'it has no connection left',
    async begin(world) {
      await world.ask('alter role portage_server connection limit 0')
      await endBackends(world)
    },
    reason: /cannot be reached/,
    end: ({ ask }) => ask('alter role portage_server connection limit -1'),
  },
  {
    name: 'its disk is full for the journal',
    begin: ({ ask }) =>
      ask(`create or replace function no_space() returns trigger language plpgsql as $$
          begin raise exception 'could not extend file' using errcode = '53100'; end $$;
        create trigger no_space before insert on journal_entry for each statement execute function no_space()`),
    reason: /^The journal cannot be written/,
    end: ({ ask }) => ask('drop trigger no_space on journal_entry'),
  },
]

const skip = onPostgres && 'it has a PostgreSQL of its own, once'

test('the database goes away, and comes back', { skip }, async (t) => {
  const opened = await openTroubledWorld({ DATABASE_DEADLINE: DEADLINE })
  if (typeof opened === 'string') return t.skip(opened)
  await using world = opened
  const connections: Connection[] = []
  for (const username of PEOPLE) connections.push(await connectOnce(world.app, username))
  for (const trouble of troubles) {
    await t.test(`${trouble.name}: 503 or the right answer, nothing answered is lost, ready again by itself`, (t) =>
      goThrough(t, world, connections, trouble),
    )
  }
  const { code } = await world.server.end('SIGTERM')
  assert.equal(code, 0)
})

async function goThrough(
  t: TestContext,
  world: TroubledWorld,
  connections: readonly Connection[],
  trouble: Trouble,
): Promise<void> {
  let slowest = 0
  const sum = { refreshes: 0, reads: 0, pages: 0, putOff: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    const before = await countEntries(world)
    const load = putUnderLoad(world, connections)
    await load.untilAllAreServed()
    await delay(Math.random() * 100)
    await trouble.begin(world, load)
    if (trouble.reason) await untilToldIn(world, trouble.reason)
    await trouble.end?.(world)
    slowest = Math.max(slowest, await untilReady(world))
    await load.untilAllAreServed()
    await load.stop()
    const after = await countEntries(world)
    assert.ok(after.refreshes - before.refreshes >= load.told.refreshes, 'a refresh that was answered left no entry')
    assert.ok(after.reads - before.reads >= load.told.reads, 'a read that was answered left no entry')
    assert.ok(world.server.isAlive(), 'the server has died')
    for (const kind of ['refreshes', 'reads', 'pages', 'putOff'] as const) sum[kind] += load.told[kind]
  }
  const { refreshes, reads, pages, putOff } = sum
  t.diagnostic(
    `${ROUNDS} rounds: ${refreshes + reads + pages} answers, ${putOff} times 503, ready again within ${Math.round(slowest)} ms`,
  )
}

async function untilToldIn(world: TroubledWorld, reason: RegExp): Promise<void> {
  await until(async () => {
    const { status, headers, body } = await world.ready()
    if (status === 200) return false
    assert.match(headers.get('retry-after') ?? '', /^\d+$/)
    return (body['reasons'] as readonly string[]).some((sentence) => reason.test(sentence))
  })
}

/** Milliseconds that it took. */
async function untilReady(world: TroubledWorld): Promise<number> {
  const begun = performance.now()
  await until(async () => (await world.ready()).status === 200)
  const took = performance.now() - begun
  assert.ok(took < READY_AGAIN, `ready again after ${took} ms`)
  return took
}

async function countEntries({ ask }: TroubledWorld): Promise<{ refreshes: number; reads: number }> {
  const [row] = await ask(`select count(*) filter (where action = 'use-refresh-token')::integer as refreshes,
    count(*) filter (where kind = 'read')::integer as reads from journal_entry`)
  return row as { refreshes: number; reads: number }
}

test('asked to end, the server ends in its time, whatever it waits for', { skip }, async (t) => {
  const opened = await openTroubledWorld()
  if (typeof opened === 'string') return t.skip(opened)
  await using world = opened
  const connection = await connectOnce(world.app, 'greatday_nomfa')
  world.network.silence()
  const asked = Promise.allSettled(
    Array.from({ length: 5 }, () => world.app.read('/api/fdx/5/accounts', connection.accessToken)),
  )
  const { status } = await world.ready()
  assert.equal(status, 503)
  const { code } = await world.server.end('SIGTERM')
  assert.equal(code, 0)
  await asked
})
