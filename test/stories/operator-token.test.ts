// Tokens of an operator's programs: none outlives or exceeds what it came from, and none changes who may come in.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { createOperatorToken } from '../../src/domain/operators/create-operator-token.ts'
import { disableOperator } from '../../src/domain/operators/disable-operator.ts'
import { inviteOperator } from '../../src/domain/operators/invite-operator.ts'
import type { Role } from '../../src/domain/operators/operator.ts'
import { onPostgres } from '../data-place.ts'
import { openProgram, programOf, type Program } from '../operator-program.ts'
import { assertRefused } from '../partner.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

let server: TestServer
before(async () => {
  server = await openTestServer()
})
after(() => server[Symbol.asyncDispose]())

type Made = { readonly token: string; readonly token_id: string; readonly expires_at: string }

const viewing = { name: 'a child', role: 'viewer' } as const

const child = async (parent: Program, days: number): Promise<Program & Made> => {
  const made = await parent.demand<Made>('POST', '/tokens', { ...viewing, days })
  return { ...programOf(server, parent.operator, made.token), ...made }
}

/** A program whose token has so many days. */
async function openFor(days: number): Promise<Program> {
  const { operator } = await openProgram(server, 'operator')
  const { token } = await act(server.stage, bySystem('test'), (act) =>
    createOperatorToken(act, operator, { name: 'a parent', role: 'operator', days }),
  )
  return programOf(server, operator, token)
}

const invite = (program: Program, role: Role): Promise<unknown> =>
  act(server.stage, bySystem('test'), (act) =>
    inviteOperator(act, server.vault, { userName: program.operator.userName, role }),
  )

test('a token makes none that outlives it, and says how long one may live', async () => {
  const parent = await openFor(2)
  const end = server.clock.now().add({ hours: 48 })
  for (const days of [3, 366]) {
    assertRefused(await parent.call('POST', '/tokens', { ...viewing, days }), 400, 'invalid_request', /2 days at most/)
  }
  server.clock.advance({ hours: 30 })
  assertRefused(await parent.call('POST', '/tokens', { ...viewing, days: 2 }), 400, 'invalid_request', /1 days at most/)
  const first = await child(parent, 1)
  assert.equal(first.expires_at, end.toString(), 'the last day ends with the parent')
  const second = await child(first, 1)
  assert.equal(second.expires_at, end.toString())
  const lines = await parent.demand<{ token_id: string; parent_id?: string }[]>('GET', '/tokens')
  assert.equal(lines.find(({ token_id }) => token_id === second.token_id)?.parent_id, first.token_id)
})

test('a token ends with the one that made it, however far down, and the journal names them', async () => {
  const parent = await openFor(10)
  const first = await child(parent, 5)
  const second = await child(first, 5)
  const other = await child(parent, 5)
  await parent.demand('DELETE', `/tokens/${first.token_id}`)
  for (const ended of [first, second]) {
    assertRefused(await ended.call('GET', '/overview'), 400, 'invalid_token', /Create a new one/)
  }
  await other.demand('GET', '/overview')
  const [entry] = await server.database.run<{ detail: Record<string, unknown> }>(
    `select detail from journal_entry where action = 'end-operator-token' and detail->>'tokenId' = $1`,
    [first.token_id],
  )
  assert.deepEqual(entry?.detail['children'], [second.token_id])
})

test('the tokens of an operator who is given a lower role lose the higher one at once, and get it back with the role', async () => {
  const program = await openProgram(server, 'operator')
  await program.demand('GET', '/operators')
  await invite(program, 'viewer')
  await program.demand('GET', '/overview')
  assertRefused(await program.call('GET', '/journal'), 403, 'insufficient_scope', /yours is viewer/)
  assertRefused(await program.call('POST', '/providers/1000/disable'), 403, 'insufficient_scope', /yours is viewer/)
  const asked = { name: 'above', role: 'operator', days: 1 }
  assertRefused(await program.call('POST', '/tokens', asked), 403, 'insufficient_scope', /role viewer at most/)
  await invite(program, 'auditor')
  await program.demand('GET', '/journal')
  assertRefused(await program.call('GET', '/operators'), 403, 'insufficient_scope', /yours is auditor/)
  await invite(program, 'operator')
  await program.demand('GET', '/operators')
})

test('a token of a low role stays low, whatever its operator becomes', async () => {
  const program = await openProgram(server, 'viewer')
  await invite(program, 'operator')
  assertRefused(await program.call('GET', '/journal'), 403, 'insufficient_scope', /yours is viewer/)
})

test('every token of an operator who is disabled ends, and is not alive again when they come back', async () => {
  const parent = await openFor(10)
  const first = await child(parent, 5)
  await act(server.stage, bySystem('test'), (act) => disableOperator(act, parent.operator.operatorId))
  await invite(parent, 'operator')
  for (const ended of [parent, first]) {
    assertRefused(await ended.call('GET', '/overview'), 400, 'invalid_token', /Create a new one/)
  }
})

test('no token is made for an operator who was disabled a moment before, to come alive when they are invited again', async () => {
  const { operator } = await openProgram(server, 'operator')
  const make = () =>
    act(server.stage, bySystem('test'), (act) =>
      createOperatorToken(act, operator, { name: 'too late', role: 'viewer', days: 1 }),
    )
  await act(server.stage, bySystem('test'), (act) => disableOperator(act, operator.operatorId))
  await assert.rejects(make(), { code: 'conflict', message: /disabled/ })
})

test('a token that is made while the one that makes it ends is named with it, or not made', async () => {
  const parent = await openFor(10)
  const made = await child(parent, 5)
  const [started, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const making = act(server.stage, bySystem('test'), async (act) => {
    const asked = { name: 'at the last moment', role: 'viewer', days: 1 } as const
    const expiresAt = Temporal.Instant.from(made.expires_at)
    const { tokenId } = await createOperatorToken(act, parent.operator, asked, { tokenId: made.token_id, expiresAt })
    started.resolve()
    await goOn.promise
    return tokenId
  })
  await started.promise
  const ending = parent.demand('DELETE', `/tokens/${made.token_id}`)
  if (onPostgres) await until(async () => (await countWaiting()) > 0)
  goOn.resolve()
  const tokenId = await making
  await ending
  const [entry] = await server.database.run<{ detail: Record<string, unknown> }>(
    `select detail from journal_entry where action = 'end-operator-token' and detail->>'tokenId' = $1`,
    [made.token_id],
  )
  assert.deepEqual(entry?.detail['children'], [tokenId])
})

/** Of the acts: those that stand before what another one holds. */
async function countWaiting(): Promise<number> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return (await server.database.run(waiting, [])).length
}

test('no token changes a way in: neither its own operator’s nor anybody’s', async () => {
  const program = await openProgram(server, 'operator')
  const asked = { user_name: 'grace@example.com', role: 'viewer' }
  assertRefused(
    await program.call('POST', '/operators', asked),
    403,
    'insufficient_scope',
    /A token cannot invite an operator/,
  )
  const own = { user_name: program.operator.userName, role: 'operator' }
  assertRefused(
    await program.call('POST', '/operators', own),
    403,
    'insufficient_scope',
    /A token cannot invite an operator/,
  )
  assert.equal((await program.call('DELETE', '/passkeys/x')).status, 404)
  const invitations = await server.database.run(`select from operator_invitation where operator_id = $1`, [
    program.operator.operatorId,
  ])
  assert.equal(invitations.length, 0)
})
