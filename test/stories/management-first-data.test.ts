// A partner goes from nothing to first data by API alone, and an operator stops an app and lets it go on.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { NewClient } from '../../src/domain/clients/add-client.ts'
import { findRegistrationSteps } from '../../src/domain/registrations/registration-step.ts'
import { consent, openBrowser, signIn } from '../customer.ts'
import { anApp, createApp, openAdministrator, operate, type Administrator } from '../partner.ts'
import { openPlainApp, type PlainApp } from '../plain-app.ts'
import { openTestServer, type TestServer } from '../server.ts'

const PROVIDER = 1000

let server: TestServer
let partner: Administrator
let client: NewClient
let app: PlainApp
let tokens: { accessToken: string; refreshToken: string }
before(async () => {
  server = await openTestServer()
  partner = await openAdministrator(server)
})
after(() => server[Symbol.asyncDispose]())

const requests = (): string => `/api/v1/recipients/${client.clientId}/providers/requests`

async function status(): Promise<string | undefined> {
  const [registration] = await partner.read<{ registration_status: string }[]>(requests())
  return registration?.registration_status
}

/** What the app is told when it sends a customer's browser to authorize. */
async function errorOfAuthorize(): Promise<string | null> {
  const { address } = await openBrowser(server.issuer).open(app.authorizeUrl().href)
  return address.searchParams.get('error')
}

async function connect(): Promise<typeof tokens> {
  const answer = await consent(openBrowser(server.issuer), app.authorizeUrl())
  const { status, body } = await app.redeem(answer.searchParams.get('code') ?? '')
  assert.equal(status, 200)
  return { accessToken: String(body['access_token']), refreshToken: String(body['refresh_token']) }
}

const readAccounts = async (): Promise<number> => (await app.read('/api/fdx/5/accounts', tokens.accessToken)).status
const refresh = async (): Promise<number> => (await app.refresh(tokens.refreshToken)).status

test('from client_credentials to first data, by API alone', async () => {
  client = await createApp(partner)
  assert.match(client.clientId, /^dc-[a-z0-9]{25}$/)
  const { clientId, clientSecret } = client
  const redirectUri = anApp.redirect_uris[0] ?? ''
  app = openPlainApp(server.issuer, { clientId, clientSecret, redirectUri, scope: anApp.scope })
  assert.equal(await errorOfAuthorize(), 'unauthorized_client')

  const asked = await partner.post(`/api/v1/recipients/providers/requests/${clientId}/${PROVIDER}`)
  assert.deepEqual([asked.status, await status()], [200, 'PENDING_APPROVAL'])
  assert.equal(await errorOfAuthorize(), 'unauthorized_client')

  await operate(server, 'approve', clientId, PROVIDER)
  assert.equal(await status(), 'PENDING_ACTIVATION')
  assert.equal(await errorOfAuthorize(), 'unauthorized_client')

  await operate(server, 'activate', clientId, PROVIDER)
  assert.equal(await status(), 'ACTIVE')
  tokens = await connect()
  const { status: read, body } = await app.read('/api/fdx/5/accounts', tokens.accessToken)
  assert.equal(read, 200)
  assert.equal((body['accounts'] as unknown[]).length, 5)
})

test('a suspended registration stops authorizations, tokens and data at once, and gives them back when it is lifted', async () => {
  await operate(server, 'suspend', client.clientId, PROVIDER, { reason: 'Customers complain.' })
  assert.equal(await status(), 'SUSPENDED')
  assert.deepEqual([await readAccounts(), await refresh()], [401, 400])
  assert.equal(await errorOfAuthorize(), 'unauthorized_client')

  await operate(server, 'lift', client.clientId, PROVIDER)
  assert.deepEqual([await readAccounts(), await refresh()], [200, 200])
  tokens = await connect()
  assert.equal(await readAccounts(), 200)
})

test('a customer who was on the way when the registration was suspended is stopped there, and goes on when it is lifted', async () => {
  const browser = openBrowser(server.issuer)
  const accounts = await signIn(browser, app.authorizeUrl())
  await operate(server, 'suspend', client.clientId, PROVIDER, { reason: 'Customers complain.' })
  const stopped = await browser.submit(accounts, { decision: 'all' })
  assert.equal(stopped.status, 404)
  assert.match(stopped.text, /what was here is gone/)
  await operate(server, 'lift', client.clientId, PROVIDER)
  const review = await browser.submit(accounts, { decision: 'all' })
  const { address } = await browser.submit(review, { decision: 'allow' })
  assert.ok(address.searchParams.get('code'))
})

test('every step says who took it, when and why', async () => {
  const steps = await findRegistrationSteps(server.database, client.clientId, PROVIDER)
  assert.deepEqual(
    steps.map(({ status, actor, reason }) => [status, actor.kind, actor.id, reason]),
    [
      ['PENDING_APPROVAL', 'client', server.partner.clientId, undefined],
      ['PENDING_ACTIVATION', 'operator', 'operator_ada', undefined],
      ['ACTIVE', 'operator', 'operator_ada', undefined],
      ['SUSPENDED', 'operator', 'operator_ada', 'Customers complain.'],
      ['ACTIVE', 'operator', 'operator_ada', undefined],
      ['SUSPENDED', 'operator', 'operator_ada', 'Customers complain.'],
      ['ACTIVE', 'operator', 'operator_ada', undefined],
    ],
  )
  for (const { at } of steps) assert.equal(at.toString(), server.clock.now().toString())
})
