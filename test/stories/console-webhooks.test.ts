// Webhooks at the console: an operator sets one, tests it and sees what came back, and sends again what did not arrive.

import assert from 'node:assert/strict'
import test from 'node:test'
import { openSharer } from '../banking.ts'
import { openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { openProgram } from '../operator-program.ts'
import { deliver, isWebhookSigned, openReceiver, setWebhook } from '../receiver.ts'
import { openTestServer } from '../server.ts'

/** Submits the form whose address ends so. */
function submitForm(browser: Browser, page: OpenedPage, ending: string, fields: Record<string, string>) {
  const form = new RegExp(`<form[^>]*${ending}"[\\s\\S]*?</form>`).exec(page.text)?.[0]
  assert.ok(form, `no form for ${ending}`)
  return browser.submit({ ...page, text: form }, fields)
}

test('an operator sets a webhook, tests it and sees what the receiver answered', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  const sharer = await openSharer(server)
  const ada = openBrowser(server.issuer)
  const ben = openBrowser(server.issuer)
  await makeOperator(server, ada, 'ada@example.com', 'operator')
  await makeOperator(server, ben, 'ben@example.com', 'viewer')
  const organization = `/console/organizations/${sharer.organizationId}`
  const page = `${organization}/webhook`
  assert.match((await ada.open(page)).text, /Webhooks are signed\. Create an HMAC secret/)
  const made = await submitForm(ada, await ada.open(organization), 'credentials', { kind: 'hmac_secret' })
  const secret = /class="secret">([\w-]{43})</.exec(made.text)?.[1]
  assert.ok(secret)

  const wrong = { url: 'ftp://app.example/', kinds: 'KYC' }
  const refused = await submitForm(ada, await ada.open(page), 'settings', wrong)
  assert.equal(refused.status, 400)
  assert.match(refused.text, /<details class="reason" open>[\s\S]*must begin with https/)
  const url = `${receiver.url}?key=of-the-receiver`
  const set = await submitForm(ada, refused, 'settings', { url, kinds: 'GetAccountsDetail' })
  assert.equal(set.address.pathname, page)
  assert.match(set.text, /Nothing sent yet/)

  receiver.answer = (_, response) => void response.writeHead(418).end('<b>short</b> and stout')
  await submitForm(ada, set, 'test', { kind: 'GetAccountsDetail' })
  assert.equal(await deliver(server), 1)
  const [tested] = receiver.received.splice(0)
  assert.ok(tested && isWebhookSigned(tested, secret))
  assert.equal(tested.headers['portage-test'], 'true')
  assert.match(
    tested.body,
    /^\{"ResponseType":"GetAccountsDetail","HttpStatusCode":200,.*"Institution":"FlinksCapital"/,
  )
  const shown = (await ada.open(page)).text
  assert.match(shown, /Nothing sent yet[\s\S]*Failed[\s\S]*Answered 418[\s\S]*&lt;b&gt;short&lt;\/b&gt; and stout/)
  const seen = (await ben.open(page)).text
  assert.ok(seen.includes('Answered 418') && !/webhook\/(settings|test|end)|send-again/.test(seen))
  assert.ok(!(await ada.open('/console')).text.includes('receiver of notifications'))
  server.clock.advance({ days: 4 })
  assert.equal(await deliver(server), 0)
})

test('an operator sees what a receiver refused, without the data, sends it again, and ends the webhook', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  const sharer = await openSharer(server)
  const back = openBrowser(server.issuer)
  await makeOperator(server, back, 'cleo@example.com', 'operator')
  const program = await openProgram(server, 'operator')
  const address = `${receiver.url}?key=of-the-receiver`
  const { secret } = await setWebhook(program, sharer.organizationId, address, ['GetAccountsDetail'])
  const page = `/console/organizations/${sharer.organizationId}/webhook`
  receiver.answer = (_, response) => void response.writeHead(503).end()
  const { loginId } = await sharer.open()
  assert.equal(await deliver(server, { mostAttempts: 1 }), 1)
  const [{ body } = { body: '' }] = receiver.received.splice(0)
  const failed = await back.open(page)
  assert.match(failed.text, new RegExp(`Session authorized[\\s\\S]*${loginId}[\\s\\S]*Given up[\\s\\S]*Answered 503`))
  const [account] = (JSON.parse(body) as { Accounts: readonly { AccountNumber: string; Holder: { Name: string } }[] })
    .Accounts
  for (const kept of [account?.AccountNumber, account?.Holder.Name, 'of-the-receiver', secret]) {
    const [facts = ''] = failed.text.split('<details')
    assert.ok(kept && !facts.includes(kept))
  }
  assert.match((await back.open('/console')).text, /1 receiver of notifications or webhooks fails/)
  assert.match(
    (await back.open('/console/notifications?language=fr')).text,
    /Webhooks[\s\S]*Story Apps[\s\S]*A répondu 503/,
  )
  receiver.answer = (_, response) => void response.writeHead(200).end()
  await submitForm(back, failed, 'send-again', {})
  assert.equal(await deliver(server), 1)
  assert.match((await back.open(`${page}?language=fr`)).text, /Session autorisée[\s\S]*Arrivé[\s\S]*A répondu 200/)

  await submitForm(back, await back.open(page), 'webhook/end', {})
  assert.match((await back.open(`${page}?language=en`)).text, /class="state over">Ended/)
  await sharer.open()
  assert.equal(await deliver(server), 0)
})
