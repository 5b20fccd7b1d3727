// Long reads across the end of a process: asked to end, or killed, what it had begun is finished by the next one.

import assert from 'node:assert/strict'
import test from 'node:test'
import { freePort } from '../../tools/free-port.ts'
import { codeOf, openSharer } from '../banking.ts'
import { openDataPlace } from '../data-place.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { startServer } from '../server-process.ts'
import { until } from '../until.ts'

test('a read that goes on is finished by the next process, whether the one before it ended or was killed', async () => {
  await using place = await openDataPlace(seeded)
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const prepared = await place.inDatabase(async (database) => {
    const world = await makeProcessWorld(database)
    const sharer = await openSharer({ database, stage: world.stage, issuer, recipient: world.recipient })
    return { settings: world.settings, sharer }
  })
  const { sharer } = prepared
  // So short that every read goes on without its caller.
  const settings = { ...place.settings, ...prepared.settings, PORT: port, ISSUER: issuer, DISPATCH_AFTER: 100 }
  const begun: string[] = []
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    await using server = await startServer('serve', settings)
    const { requestId: RequestId } = await sharer.open('every_account')
    const statements = { RequestId, NumberOfStatements: 'Months12' }
    assert.equal(codeOf(await sharer.call('POST', 'GetStatements', statements)), '202 OPERATION_DISPATCHED')
    begun.push(RequestId)
    await server.end(signal)
  }
  await place.inDatabase(async (database) => {
    const rows = await database.run<{ state: string }>('select state from session_read order by begun_at', [])
    // The first had its time; the second is held by a process that is no more, until it has been silent for long enough.
    assert.match(rows.map(({ state }) => state).join(), /^(kept|waiting),(working|kept)$/)
    await database.run(`update session_read set held_until = now() where state = 'working'`, [])
  })
  await using _next = await startServer('serve', settings)
  for (const RequestId of begun) {
    const came = () => sharer.call('GET', `GetStatementsAsync/${RequestId}`)
    await until(async () => (await came()).status !== 202)
    const { status, text, body } = await came()
    assert.equal(status, 200, text)
    const [first] = body['StatementsByAccount'] as { Statements: unknown[] }[]
    assert.ok(first!.Statements.length > 1, 'it is what was asked for, not the default')
  }
})
