// Notifications at the console: what does not arrive is seen by the operator, who sends it again.

import assert from 'node:assert/strict'
import test from 'node:test'
import { openBrowser } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { connect } from '../reader.ts'
import { deliver, openReceiver, subscribe } from '../receiver.ts'
import { openTestServer } from '../server.ts'

const PAGE = '/console/notifications'

test('a subscription that fails is on the first page, and what was given up arrives when the operator sends it again', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  const ada = openBrowser(server.issuer)
  const ben = openBrowser(server.issuer)
  await makeOperator(server, ada, 'ada@example.com', 'operator')
  await makeOperator(server, ben, 'ben@example.com', 'viewer')
  const { id } = await subscribe(server, { callbackUrl: `${receiver.url}?key=of-the-app` })
  assert.match((await ada.open(PAGE)).text, /Story App[\s\S]*CONSENT_UPDATED[\s\S]*Nothing sent yet/)
  receiver.answer = (_, response) => void response.writeHead(503).end()
  await connect(server, 'greatday_nomfa')
  await deliver(server, { mostAttempts: 1 })

  assert.match((await ada.open('/console')).text, /1 receiver of notifications or webhooks fails/)
  const failing = await ada.open(PAGE)
  assert.match(failing.text, /class="state bad">Fails[\s\S]*Answered 503/)
  assert.ok(failing.text.includes(receiver.url) && !failing.text.includes('of-the-app'))
  assert.match((await ada.open(`${PAGE}?language=fr`)).text, /<h1>Avis<\/h1>[\s\S]*Échoue[\s\S]*A répondu 503/)
  assert.ok(!(await ben.open(PAGE)).text.includes('send-again'))

  receiver.answer = (_, response) => void response.writeHead(204).end()
  assert.equal(await deliver(server), 0)
  const form = /<form[^>]*send-again[\s\S]*?<\/form>/.exec(failing.text)?.[0] ?? ''
  assert.ok(form.includes(id))
  const sent = await ada.submit({ ...failing, text: form }, {})
  assert.equal(sent.address.pathname, PAGE)
  assert.equal(await deliver(server), 1)
  assert.equal(new Set(receiver.received.map((one) => one.id)).size, 1)
  assert.match((await ada.open(`${PAGE}?language=en`)).text, /class="state good">Works[\s\S]*Answered 204/)
  assert.match((await ada.open('/console')).text, /Nothing needs your attention|class="empty"/)
  assert.equal((await ada.submit({ ...failing, text: form }, {})).status, 409)
})
