// The console's forms: what a path, a field or a number may be, and what is refused before a form is read.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { openTestServer, type TestServer } from '../server.ts'

type Signed = { readonly browser: Browser; readonly csrfToken: string }

let server: TestServer
let ada: Signed
let viewer: Signed

before(async () => {
  server = await openTestServer()
  ada = await open('ada', 'operator')
  viewer = await open('blaise', 'viewer')
})
after(() => server[Symbol.asyncDispose]())

async function open(name: string, role: 'operator' | 'viewer'): Promise<Signed> {
  const browser = openBrowser(server.issuer)
  await makeOperator(server, browser, `${name}@example.com`, role)
  const page = await browser.open('/console/sessions')
  return { browser, csrfToken: /name="csrf_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '' }
}

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Sends a form that no page has. */
function post({ browser, csrfToken }: Signed, action: string, fields: Fields = {}): Promise<OpenedPage> {
  const page = {
    status: 200,
    address: new URL(server.issuer),
    headers: new Headers(),
    text: `<form action="${action}"></form>`,
  }
  return browser.submit(page, { csrf_token: csrfToken, ...fields })
}

async function entries(): Promise<readonly Record<string, unknown>[]> {
  return server.database.run<Record<string, unknown>>('select * from journal_entry', [])
}

async function organizationOf(name: string): Promise<string> {
  const { organization_id } = await server.database.read
    .selectFrom('organization')
    .select('organization_id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return organization_id
}

/** Posts what must change nothing. */
async function demandRefused(status: number, action: string, fields: Fields = {}): Promise<OpenedPage> {
  const { length } = await entries()
  const answer = await post(ada, action, fields)
  assert.equal(answer.status, status, `${action} ${JSON.stringify(fields)}: ${answer.text}`)
  assert.equal((await entries()).length, length, action)
  return answer
}

test('an id is taken from the path as it stands there: with spaces around it, or of spaces alone, it is nobody’s', async () => {
  const { clientId } = server.recipient
  const redirect_uris = 'https://app.example/callback'
  for (const id of [`%20${clientId}%20`, '%20']) {
    await demandRefused(404, `/console/recipients/${id}/redirect-uris`, { redirect_uris })
    await demandRefused(404, `/console/recipients/${id}/redirect-uris`, { redirect_uris: 'x' })
    await demandRefused(404, `/console/recipients/${id}/secret`)
    await demandRefused(409, `/console/recipients/${id}/suspend`, { reason: 'because' })
  }
  await demandRefused(404, '/console/organizations/%20/recipients', { name: 'x' })
  await demandRefused(404, '/console/organizations/%20/partners')
})

test('a path that no thing can have is an address of nothing, for a page and for a button', async () => {
  const registration = `/console/registrations/${server.recipient.clientId}`
  for (const providerId of ['0', '01000', '1e3', '%201000', 'x', '9999999999']) {
    assert.equal((await ada.browser.open(`${registration}/${providerId}`)).status, 404, providerId)
    await demandRefused(404, `${registration}/${providerId}/suspend?from=ACTIVE`, { reason: 'because' })
    await demandRefused(404, `/console/providers/${providerId}/disable`)
  }
  const answer = await demandRefused(404, `${registration}/1000/forget?from=ACTIVE`, { reason: 'because' })
  assert.match(answer.text, /Page not found/)
})

test('a number of a form is written in digits: what a program would also take for one is refused', async () => {
  const asks = `/console/recipients/${server.recipient.clientId}/registrations`
  for (const number of ['1e3', '01000', '0x3e8', '1000.0', '-1', 'x', '']) {
    await demandRefused(400, asks, { provider_ids: ['1000', number] })
    await demandRefused(400, '/console/access/tokens', { name: 'nightly', role: 'viewer', days: number })
    await demandRefused(400, '/console/keys', { hours: number })
  }
})

test('a form sets nothing that its path says, nor what a command alone may say', async () => {
  const [ours, theirs] = [await organizationOf('Story Apps'), await organizationOf('Other Apps')]
  const fields = { kind: 'api_secret', organization_id: theirs, organizationId: theirs }
  assert.equal((await post(ada, `/console/organizations/${ours}/credentials`, fields)).status, 200)
  const credentials = await server.database.read
    .selectFrom('organization_credential')
    .select('organization_id')
    .execute()
  assert.deepEqual(credentials, [{ organization_id: ours }])
  const token = { name: 'nightly', role: 'viewer', days: '1', user_name: 'blaise@example.com' }
  await demandRefused(403, '/console/access/tokens', token)
  await demandRefused(403, '/console/access/tokens', { ...token, user_name: 'ada@example.com' })
  const made = await post(ada, '/console/access/tokens', { ...token, user_name: '', operator_id: 'x', __proto__x: 'y' })
  assert.equal(made.status, 200)
})

test('a field that is missing is named in a sentence, in the language of the page', async () => {
  const suspend = `/console/recipients/${server.recipient.clientId}/suspend`
  assert.match((await demandRefused(400, suspend, { reason: '  ' })).text, /The field reason is missing\./)
  const french = await demandRefused(400, `${suspend}?language=fr`, { reason: '' })
  assert.match(french.text, /Le champ reason ne convient pas/)
  await ada.browser.open('/console?language=en')
})

test('whoever is invited is given a name: one of spaces is none', async () => {
  const invited = { user_name: 'carol@example.com', role: 'viewer' }
  for (const name of [{}, { name: '' }, { name: '  ' }]) {
    await demandRefused(400, '/console/operators', { ...invited, ...name })
  }
  assert.equal((await post(ada, '/console/operators', { ...invited, name: ' Carol ' })).status, 200)
})

test('each button asks for the role first, then for a form of this session, and only then what the form says', async () => {
  const buttons = server.app.endpoints.filter(
    ({ method, path, access }) =>
      method === 'POST' && path.startsWith('/console/') && access.name.startsWith('console '),
  )
  assert.ok(buttons.length > 30)
  const { length } = await entries()
  for (const { name, path, access } of buttons) {
    const action = path.replaceAll(/:\w+/g, 'x')
    const ofAnother = { ...ada, csrfToken: viewer.csrfToken }
    for (const form of [ofAnother, { ...ada, csrfToken: '' }]) {
      const answer = await post(form, action, { reason: '' })
      assert.match(answer.text, /This page is out of date/, name)
    }
    if (access.name.startsWith('console viewer')) continue
    const answer = await post({ ...viewer, csrfToken: '' }, action, { reason: '' })
    assert.equal(answer.status, 403, name)
    assert.match(answer.text, /Your role does not allow this/, name)
  }
  assert.equal((await entries()).length, length)
})
