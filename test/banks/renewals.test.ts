// Renewals of upstream tokens by two processes on one PostgreSQL: one for each round, however many wait, and no refresh token is
// sent twice to a bank that rotates, whenever a process is killed.

import assert from 'node:assert/strict'
import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import test from 'node:test'
import { addSandboxBanks } from '../../src/connectors/sandbox/add-sandbox-banks.ts'
import { openDatabase } from '../../src/database/open.ts'
import { keepTokens } from '../../src/domain/grants/keep-tokens.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { openStoredVault } from '../../src/domain/secret-keys/open-stored-vault.ts'
import { systemClock as clock } from '../../src/platform/clock.ts'
import { startOwnPostgres } from '../../tools/postgres.ts'
import { createPostgresDatabase } from '../database.ts'
import { openTokenEndpoint, type TokenEndpoint } from '../token-endpoint.ts'
import type { Order, Report } from './renewing-process.ts'

const ROUNDS = 200
const CALLERS = 25

type Node = Disposable & { readonly process: ChildProcess; send(order: Order): Promise<Report> }

type World = AsyncDisposable & {
  startNode(bank: TokenEndpoint): Promise<Node>
  keep(bankGrant: string, tokens: string, rotates?: boolean): Promise<void>
}

/** A text says why there is no PostgreSQL. */
async function openWorld(): Promise<World | string> {
  const postgres = await startOwnPostgres({ durable: true })
  if (typeof postgres === 'string') return postgres
  await using stack = new AsyncDisposableStack()
  stack.use(postgres)
  const { url } = await createPostgresDatabase(undefined, postgres.url)
  const database = await openDatabase({ kind: 'postgres', url, connections: 2, deadline: 60_000 }, () => {})
  stack.defer(() => database.close())
  const key = randomBytes(32)
  const vault = await openStoredVault({ database, clock }, [key])
  await act({ database, clock }, bySystem('test'), addSandboxBanks)
  const all = stack.move()
  return {
    async startNode({ address }) {
      const env = { ...process.env, DATABASE_URL: url, SECRET_KEY: key.toString('base64'), TOKEN_ENDPOINT: address }
      const child = fork(new URL('renewing-process.ts', import.meta.url), { env, stdio: ['ignore', 2, 2, 'ipc'] })
      const started = new AbortController()
      const first = [once(child, 'message', started).then(() => true), once(child, 'exit', started).then(() => false)]
      assert.ok(await Promise.race(first).finally(() => started.abort()), 'the process did not start')
      return {
        process: child,
        async send(order) {
          const over = new AbortController()
          const answer = Promise.race([
            once(child, 'message', over).then(([report]) => report as Report),
            once(child, 'exit', over).then((): Report => ({ values: [], problem: 'killed' })),
          ])
          child.send(order)
          return answer.finally(() => over.abort())
        },
        [Symbol.dispose]: () => void child.kill('SIGKILL'),
      }
    },
    keep: (bankGrant, tokens, rotates) =>
      database.transaction((tx) =>
        keepTokens({ tx, at: clock.now() }, vault, 1000, {
          bankGrant,
          tokens,
          ...(rotates !== undefined && { rotates }),
        }),
      ),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

test('two hundred times fifty callers on two processes are one renewal each time', async (t) => {
  const opened = await openWorld()
  if (typeof opened === 'string') return t.skip(opened)
  await using world = opened
  await using bank = await openTokenEndpoint()
  using first = await world.startNode(bank)
  using second = await world.startNode(bank)
  await world.keep('grant', bank.grant())
  for (let round = 1; round <= ROUNDS; round++) {
    const order: Order = { bankGrant: 'grant', version: round, callers: CALLERS, seconds: 0 }
    const reports = await Promise.all([first.send(order), second.send(order)])
    assert.equal(new Set(reports.flatMap(({ values }) => values)).size, 1, JSON.stringify(reports))
    assert.deepEqual(bank.counts, { renewals: round, reuses: 0 })
  }
  t.diagnostic(`${ROUNDS} rounds, ${2 * CALLERS} callers on 2 processes: ${bank.counts.renewals} renewals`)
})

/** When the process is killed: the bank has its request but did nothing, or has renewed and not answered. */
const moments = ['before', 'after'] as const

test('a process that is killed while the bank answers costs a rotating bank no second use of a refresh token', async (t) => {
  const opened = await openWorld()
  if (typeof opened === 'string') return t.skip(opened)
  await using world = opened
  for (const rotates of [undefined, true, false]) {
    for (const moment of moments) {
      await using bank = await openTokenEndpoint({ rotates: rotates !== false })
      using survivor: Node = await world.startNode(bank)
      using killed = await world.startNode(bank)
      const bankGrant = `killed ${moment} ${rotates}`
      await world.keep(bankGrant, bank.grant(), rotates)
      bank.moments[moment] = async () => {
        bank.moments[moment] = async () => {}
        killed.process.kill('SIGKILL')
        await once(killed.process, 'exit')
      }
      const order: Order = { bankGrant, version: 1, callers: 5, seconds: 0 }
      assert.equal((await killed.send(order)).problem, 'killed')
      const next: Report = await survivor.send({ ...order, seconds: 41 })
      if (rotates === false) assert.equal(next.version, 2)
      else assert.equal(next.problem, 'bank_grant_ended')
      assert.equal(bank.counts.reuses, 0)
    }
  }
})

test('a process that is killed at any moment of its rounds leaves tokens that the bank still takes, or none', async (t) => {
  const opened = await openWorld()
  if (typeof opened === 'string') return t.skip(opened)
  await using world = opened
  const ends = { renewed: 0, ended: 0 }
  for (let turn = 0; turn < 12; turn++) {
    await using bank = await openTokenEndpoint()
    using survivor: Node = await world.startNode(bank)
    using killed = await world.startNode(bank)
    const bankGrant = `turn ${turn}`
    await world.keep(bankGrant, bank.grant())
    const rounds = async (version = 1): Promise<number> => {
      const report = await killed.send({ bankGrant, version, callers: 5, seconds: 0 })
      if (report.problem === 'killed') return version
      // The next turn is killed after one statement more or less.
      if (version === 3) setTimeout(() => killed.process.kill('SIGKILL'), turn)
      return rounds(version + 1)
    }
    const version = await rounds()
    const next: Report = await survivor.send({ bankGrant, version, callers: 5, seconds: 41 })
    if (next.problem === undefined) ends.renewed++
    else assert.equal(next.problem, 'bank_grant_ended')
    if (next.problem !== undefined) ends.ended++
    assert.equal(bank.counts.reuses, 0)
  }
  t.diagnostic(`killed at 12 moments: ${ends.renewed} renewed, ${ends.ended} ended, no refresh token sent twice`)
})
