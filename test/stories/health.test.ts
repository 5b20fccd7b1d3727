// Health: what a load balancer and an operator are told.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestServer } from '../server.ts'

test('a server whose clock is wrong does not serve, and says by how much', async () => {
  await using server = await openTestServer({ comparesClocks: true })
  const ready = async (): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${server.issuer}/health/ready`)
    return { status: response.status, text: await response.text() }
  }
  const isAway = async (words: RegExp): Promise<void> => {
    const { status, text } = await ready()
    assert.equal(status, 503)
    assert.match(text, words)
  }
  const right = (): number => Math.round(Temporal.Now.instant().since(server.clock.now()).total('seconds'))
  await isAway(
    /^\{"status":"unavailable","reasons":\["The clock of this server is [\d.]+ s (behind|ahead of) the database's\."\]\}$/,
  )
  server.clock.advance({ seconds: right() })
  assert.deepEqual(await ready(), { status: 200, text: '{"status":"ok"}' })
  server.clock.advance({ seconds: right() + 120 })
  await isAway(/is \d+(\.\d)? s ahead of the database's/)
  server.clock.advance({ seconds: right() - 120 })
  await isAway(/is \d+(\.\d)? s behind the database's/)
  server.clock.advance({ seconds: right() + 10 })
  assert.equal((await ready()).status, 200)
})
