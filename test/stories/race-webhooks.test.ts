// Races of webhooks: what changes while a result is on its way: the address, the kinds, the consent.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import type { WebhookWriter } from '../../src/domain/webhooks/carry-webhooks.ts'
import { dropMessagesOf } from '../../src/domain/webhooks/drop-messages.ts'
import { openSharer, type Sharer } from '../banking.ts'
import { onPostgres } from '../data-place.ts'
import { openProgram } from '../operator-program.ts'
import { deliver, openReceiver, setWebhook, type Receiver, type SetWebhook } from '../receiver.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

const USER = 'greatday_nomfa'

let server: TestServer
let sharer: Sharer
let receiver: Receiver
let webhook: SetWebhook
before(async () => {
  server = await openTestServer()
  sharer = await openSharer(server)
  receiver = await openReceiver()
  webhook = await setWebhook(await openProgram(server, 'operator'), sharer.organizationId, receiver.url)
})
after(async () => {
  await receiver[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const set = async (url: string, kinds: readonly string[]): Promise<void> => {
  await (await openProgram(server, 'operator')).demand('PUT', webhook.path, { url, kinds })
}

/** The kinds that arrived since the last call of it. */
const arrived = () => receiver.received.splice(0).map(({ event }) => event)

const kept = () =>
  server.database.run<{ kind: string }>('select kind from webhook_message where body_sealed is not null', [])

test('what is on its way goes to the new address when the webhook moves, and the former one ends nothing any more', async () => {
  await using next = await openReceiver()
  await set(next.url, ['KYC'])
  await sharer.open(USER)
  const { webhookWriter } = server.app
  let isFirst = true
  const writer: WebhookWriter = {
    ...webhookWriter,
    async write(message) {
      const body = await webhookWriter.write(message)
      if (isFirst) await set(receiver.url, ['KYC'])
      isFirst = false
      return body
    },
  }
  receiver.answer = (_, response) => void response.writeHead(500).end()
  await deliver({ ...server, app: { ...server.app, webhookWriter: writer } })
  assert.deepEqual([next.received.length, arrived()], [0, ['KYC']])
  // It moves while the former receiver answers.
  receiver.answer = (_, response) => {
    void set(next.url, ['KYC']).then(() => response.writeHead(410).end())
  }
  server.clock.advance({ minutes: 1 })
  await deliver(server)
  assert.deepEqual(arrived(), ['KYC'])
  const program = await openProgram(server, 'operator')
  const { ended_because, failing_since } = await program.demand<Record<string, unknown>>('GET', webhook.path)
  assert.deepEqual([ended_because, failing_since], [undefined, undefined])
  server.clock.advance({ minutes: 15 })
  await deliver(server)
  assert.equal(next.received.length, 1)
})

test('results of a kind that is not wanted any more are not posted, and nothing of them is kept', async () => {
  await set(receiver.url, ['KYC', 'GetAccountsDetail'])
  await sharer.open(USER)
  receiver.answer = (_, response) => void response.writeHead(500).end()
  await deliver(server)
  assert.equal(arrived().length, 2)
  await set(receiver.url, ['KYC'])
  assert.deepEqual(await kept(), [{ kind: 'KYC' }])
  receiver.answer = (_, response) => void response.writeHead(204).end()
  server.clock.advance({ seconds: 12 })
  await deliver(server)
  assert.deepEqual(arrived(), ['KYC'])
})

const alone = !onPostgres && 'an embedded database does one thing at a time'

test(
  'nothing that was read is kept of a delivery that is dropped while its attempt is recorded',
  { skip: alone },
  async () => {
    const { loginId } = await sharer.open(USER)
    const [isAnswering, isHeld, mayGoOn] = [0, 0, 0].map(() => Promise.withResolvers<void>())
    assert.ok(isAnswering && isHeld && mayGoOn)
    receiver.answer = (_, response) => {
      isAnswering.resolve()
      void isHeld.promise.then(() => response.writeHead(500).end())
    }
    const delivering = deliver(server)
    await isAnswering.promise
    // As the end of a consent does, with the other act in the middle of it.
    const ending = act(server.stage, bySystem('test'), async (act) => {
      await act.tx.selectFrom('delivery').select('delivery_id').forUpdate().execute()
      isHeld.resolve()
      await mayGoOn.promise
      await dropMessagesOf(act, loginId)
      await act.record('end-consent', {})
    })
    await until(isWaitedFor)
    mayGoOn.resolve()
    await Promise.all([ending, delivering])
    assert.deepEqual(await kept(), [])
  },
)

/** Whether a transaction waits for another. */
async function isWaitedFor(): Promise<boolean> {
  return (await server.database.run('select from pg_locks where not granted', [])).length > 0
}
