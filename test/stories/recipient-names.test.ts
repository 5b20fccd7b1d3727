// What an app may call itself: no bank's name and not ours, however it is spelled; and what an operator is warned of.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { openBrowser } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { openProgram, type Program } from '../operator-program.ts'
import { anApp, assertRefused, createApp, openAdministrator, type Administrator } from '../partner.ts'
import { clientToken } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let partner: Administrator
let program: Program
let organization: string
before(async () => {
  server = await openTestServer()
  partner = await openAdministrator(server)
  program = await openProgram(server, 'operator')
  const [first] = await program.demand<{ organization_id: string }[]>('GET', '/organizations')
  organization = first?.organization_id ?? ''
})
after(() => server[Symbol.asyncDispose]())

/** Each is a bank's or ours, or looks like it. */
const taken = [
  'Portage',
  'PORTAGE',
  'P0rtage',
  'Port-age',
  '\u0440\u043E\u0433\u0442\u0430\u0581\u0435',
  'Maple Test Bank',
  'maple test bank',
  'rnaple Test Bank',
  'Caisse Test Boreale',
  "Banque d'essai \u00C9rable",
]

const tooMuchAlike = /is too much like the name of|in one script/

test('the name of a bank and our own are refused at every endpoint, and so is what looks like them', async () => {
  const browser = openBrowser(server.issuer)
  await makeOperator(server, browser, 'ada@example.com', 'operator')
  const page = `/console/organizations/${organization}`
  const token = await clientToken(server, server.partner, 'client:admin')
  for (const name of taken) {
    assertRefused(await partner.post('/api/v1/recipients', { ...anApp, name }), 400, 'invalid_request', tooMuchAlike)
    const made = await program.call('POST', `/organizations/${organization}/recipients`, { ...anApp, name })
    assertRefused(made, 400, 'invalid_request', tooMuchAlike)
    const registered = await fetch(`${server.issuer}/api/fdx/6/register`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...anApp, client_name: name, contacts: ['hello@harvest.example'] }),
    })
    const { error, error_description: why } = (await registered.json()) as Record<string, string>
    assert.deepEqual([registered.status, error], [400, 'invalid_client_metadata'], name)
    assert.match(why ?? '', /^client_name: (is too much like|must be in one script)/)
  }
  const form = { ...anApp, name: 'Portage', scope: ['ACCOUNT_BASIC'], contacts: 'hello@harvest.example' }
  const typed = { ...form, redirect_uris: form.redirect_uris.join('\n') }
  const refused = await browser.submit(await browser.open(`${page}/new-recipient`), typed, `${page}/recipients`)
  assert.equal(refused.status, 400)
  assert.match(refused.text, /This field <span lang="en">is too much like the name of Portage/)
  const count = await server.database.read.selectFrom('recipient').select('name').where('name', 'like', 'P%').execute()
  assert.deepEqual(count, [])
})

test('a name with letters of several scripts is refused', async () => {
  for (const name of ['Alm\u0430nac', 'Budg\u03B5t']) {
    assertRefused(await partner.post('/api/v1/recipients', { ...anApp, name }), 400, 'invalid_request', /in one script/)
  }
})

test('before an operator lets an app in, they are warned of those it may be taken for and of names inside of its own', async () => {
  const { clientId: first } = await createApp(partner, { name: 'Scope' })
  const { clientId: second } = await createApp(partner, { name: '\u0405\u0441\u043E\u0440\u0435' })
  const { clientId: inside } = await createApp(partner, { name: 'Budget of Maple Test Bank' })
  const { clientId: plain } = await createApp(partner, { name: 'Nobody Else' })
  for (const id of [first, second, inside, plain]) {
    await partner.post(`/api/v1/recipients/providers/requests/${id}/1000`)
  }
  type Detail = { name_warnings: { look_alikes: { client_id: string }[]; names_inside: string[] } }
  const warned = async (id: string) => {
    const { name_warnings: warnings } = await program.demand<Detail>('GET', `/registrations/${id}/1000`)
    return [warnings.look_alikes.map((other) => other.client_id), warnings.names_inside]
  }
  assert.deepEqual(await warned(first), [[second], []])
  assert.deepEqual(await warned(second), [[first], []])
  assert.deepEqual(await warned(inside), [[], ['Maple Test Bank']])
  assert.deepEqual(await warned(plain), [[], []])

  const browser = openBrowser(server.issuer)
  await makeOperator(server, browser, 'grace@example.com', 'viewer')
  const pageOf = async (id: string) => (await browser.open(`/console/registrations/${id}/1000`)).text
  assert.match(await pageOf(second), new RegExp(`may confuse it with another app[^]*${first}`))
  assert.match(await pageOf(inside), /contains the name of another party[^]*Maple Test Bank/)
  assert.doesNotMatch(await pageOf(plain), /another app|another party/)
})
