// Two secrets of a client while one is replaced: only where that is asked for, for as long as was asked, and both seen.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { openBrowser } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { postForm, clientToken } from '../requests.ts'
import { openProgram } from '../operator-program.ts'
import { assertRefused, callWith, createApp, openAdministrator, type Reply } from '../partner.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

let server: TestServer
before(async () => {
  server = await openTestServer()
})
after(() => server[Symbol.asyncDispose]())

type Age = { readonly created_at: string; readonly last_used_at?: string; readonly ends_at?: string }
type Replaced = { readonly client_secret: string; readonly old_ends_at?: string }

/** Each call has a new token of the partner, because one expires after some minutes. */
async function ask(method: string, path: string): Promise<Reply> {
  return callWith(server, `Bearer ${await clientToken(server, server.partner, 'client:admin')}`, method, path)
}

const replace = async (path: string, query = ''): Promise<Replaced> => {
  const reply = await ask('POST', `${path}/secret${query}`)
  assert.equal(reply.status, 200, reply.text)
  return reply.body as Replaced
}

async function works(clientId: string, clientSecret: string, scope?: string): Promise<boolean> {
  const fields = { grant_type: 'client_credentials', ...(scope !== undefined && { scope }) }
  const { status, body } = await postForm(server, '/api/v1/token', fields, { clientId, clientSecret })
  assert.ok(status === 200 || body['error'] === 'invalid_client')
  return status === 200
}

async function anApp() {
  const { clientId, clientSecret } = await createApp(await openAdministrator(server))
  return { clientId, first: clientSecret, path: `/api/v1/recipients/${clientId}` }
}

test('a new secret ends the old one at once, unless a window is asked for: then both work until it is over', async () => {
  const { clientId, first, path } = await anApp()
  const { client_secret: second, ...rest } = await replace(path)
  assert.deepEqual(rest, { client_id: clientId }, 'as the contract shows it')
  assert.deepEqual([await works(clientId, first), await works(clientId, second)], [false, true])

  const { client_secret: third, old_ends_at: endsAt } = await replace(path, '?expires_old_in=24')
  assert.equal(endsAt, server.clock.now().add({ hours: 24 }).toString())
  assert.deepEqual([await works(clientId, second), await works(clientId, third)], [true, true])
  server.clock.advance({ seconds: 24 * 3600 - 1 })
  assert.equal(await works(clientId, second), true)
  server.clock.advance({ seconds: 1 })
  assert.deepEqual([await works(clientId, second), await works(clientId, third)], [false, true])
})

test('both are listed with when the old one ends and when each was last used, and the old one is ended early', async () => {
  const { clientId, first, path } = await anApp()
  server.clock.advance({ minutes: 2 })
  const { client_secret: second, old_ends_at: endsAt } = await replace(path, '?expires_old_in=168')
  const ages = async () => (await ask('GET', `${path}/secrets`)).body as readonly Age[]
  assert.deepEqual(
    (await ages()).map((age) => age.ends_at),
    [endsAt, undefined],
  )
  assert.equal(await works(clientId, first), true)
  await until(async () => (await ages())[0]?.last_used_at === server.clock.now().toString())
  assert.equal((await ages())[1]?.last_used_at, undefined)
  assert.ok(!JSON.stringify(await ages()).includes(second))
  assert.equal((await ask('DELETE', `${path}/secrets/old`)).status, 204)
  assert.deepEqual([await works(clientId, first), await works(clientId, second)], [false, true])
  assert.equal((await ages()).length, 1)
  assert.equal((await ask('DELETE', `${path}/secrets/old`)).status, 409)
})

test('two live at most, and a replacement without a window ends all of them', async () => {
  const { clientId, first, path } = await anApp()
  const { client_secret: second } = await replace(path, '?expires_old_in=168')
  const { client_secret: third } = await replace(path, '?expires_old_in=1')
  const alive = async () => Promise.all([first, second, third].map((secret) => works(clientId, secret)))
  assert.deepEqual(await alive(), [false, true, true])
  const { client_secret: fourth } = await replace(path)
  assert.deepEqual([await alive(), await works(clientId, fourth)], [[false, false, false], true])
})

test('of eight replacements at once every one is answered, and the last two secrets alone live', async () => {
  const { clientId, first, path } = await anApp()
  const made = await Promise.all(Array.from({ length: 8 }, () => replace(path, '?expires_old_in=24')))
  const secrets = [first, ...made.map(({ client_secret: secret }) => secret)]
  const alive = await Promise.all(secrets.map((secret) => works(clientId, secret)))
  assert.deepEqual([alive[0], alive.filter(Boolean).length], [false, 2])
  assert.equal(((await ask('GET', `${path}/secrets`)).body as readonly Age[]).length, 2)
})

test('a window has a bound, and one that is none changes nothing', async () => {
  const { clientId, first, path } = await anApp()
  for (const hours of ['0', '169', '-1', '1.5', 'x', '']) {
    const reply = await ask('POST', `${path}/secret?expires_old_in=${hours}`)
    assertRefused(reply, 400, 'invalid_request', /expires_old_in: must be a whole number of hours from 1 to 168/)
  }
  assert.equal(await works(clientId, first), true)
})

test('an operator gives a recipient or a partner a window, by program and on the page, and ends it early', async () => {
  const program = await openProgram(server, 'operator')
  const { clientId, clientSecret: partnerSecret } = server.partner
  const admin = 'client:admin'
  const made = await program.demand<Replaced>('POST', `/partners/${clientId}/secret?expires_old_in=72`)
  assert.ok(made.old_ends_at)
  for (const secret of [partnerSecret, made.client_secret]) assert.equal(await works(clientId, secret, admin), true)
  const [{ organization_id: id } = { organization_id: '' }] = await server.database.run<{ organization_id: string }>(
    'select organization_id from client where client_id = $1',
    [clientId],
  )
  const organization = await program.demand<{ partners: { secrets: Age[] }[] }>('GET', `/organizations/${id}`)
  assert.deepEqual(
    organization.partners[0]?.secrets.map((age) => age.ends_at),
    [made.old_ends_at, undefined],
  )
  await program.demand('DELETE', `/partners/${clientId}/secrets/old`)
  assert.equal(await works(clientId, partnerSecret, admin), false)

  const app = server.recipient
  const browser = openBrowser(server.issuer)
  await makeOperator(server, browser, 'ada@example.com', 'operator')
  const page = `/console/recipients/${app.clientId}`
  const shown = await browser.submit(await browser.open(page), { expires_old_in: '24' }, `${page}/secret`)
  const secret = /class="secret">([^<]+)</.exec(shown.text)?.[1] ?? ''
  for (const one of [app.clientSecret, secret]) assert.equal(await works(app.clientId, one), true)
  const both = await browser.open(page)
  assert.match(both.text, /End the old secret/)
  const ended = await browser.submit(both, {}, `${page}/old-secret/end`)
  assert.doesNotMatch(ended.text, /End the old secret/)
  assert.deepEqual([await works(app.clientId, app.clientSecret), await works(app.clientId, secret)], [false, true])
})
