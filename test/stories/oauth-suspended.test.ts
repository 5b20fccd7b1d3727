// Suspended in the middle of a trip: whoever may not read any more gets neither consent nor token, at whichever step they are.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { postForm, type Reply } from '../requests.ts'
import { act, bySystem, type Act } from '../../src/domain/journal/act.ts'
import { changeRegistration } from '../../src/domain/registrations/change-registration.ts'
import { resumeClient } from '../../src/domain/clients/resume-client.ts'
import { suspendClient } from '../../src/domain/clients/suspend-client.ts'
import { moveProvider } from '../../src/domain/providers/move-provider.ts'
import { codeOf, openSharer, signInOf } from '../banking.ts'
import { consent, openBrowser, signIn, type Browser, type OpenedPage } from '../customer.ts'
import { openClient, type OAuthClient } from '../oauth-client.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
before(async () => {
  server = await openTestServer()
  app = await openClient(server)
})
after(() => server[Symbol.asyncDispose]())

const change = (body: (act: Act) => Promise<void>): Promise<void> => act(server.stage, bySystem('test'), body)

function changeRegistrationOf(clientId: string, verb: 'suspend' | 'lift'): Promise<void> {
  const status = verb === 'suspend' ? 'ACTIVE' : 'SUSPENDED'
  return change((act) => changeRegistration(act, verb, { clientId, providerId: 1000, status }, 'a reason'))
}

type Suspension = {
  readonly suspend: (clientId: string) => Promise<void>
  readonly lift: (clientId: string) => Promise<void>
  /** What a customer in the middle of it is shown. */
  readonly page: readonly [status: number, title: RegExp, titleInFrench: RegExp]
  /** What the app is told that redeems a code. */
  readonly error: string
}

const suspensions: Readonly<Record<string, Suspension>> = {
  'its registration is suspended': {
    suspend: (clientId) => changeRegistrationOf(clientId, 'suspend'),
    lift: (clientId) => changeRegistrationOf(clientId, 'lift'),
    page: [404, /<h1>There is no such page/, /<h1>Cette page n’existe pas/],
    error: 'invalid_grant',
  },
  'the app is suspended': {
    suspend: (clientId) => change((act) => suspendClient(act, clientId, 'a reason')),
    lift: (clientId) => change((act) => resumeClient(act, clientId)),
    page: [404, /<h1>There is no such page/, /<h1>Cette page n’existe pas/],
    error: 'invalid_client',
  },
  'the bank is disabled': {
    suspend: () => change((act) => moveProvider(act, 1000, 'disable-provider')),
    lift: () => change((act) => moveProvider(act, 1000, 'enable-provider')),
    page: [503, /<h1>Your bank does not share data at the moment/, /<h1>Votre institution ne partage pas de données/],
    error: 'invalid_grant',
  },
}

function redeem(code: string): Promise<Reply> {
  const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI }
  return postForm(server, '/api/v1/token', fields, app.credentials)
}

async function newCode(): Promise<string> {
  const { searchParams } = await consent(openBrowser(server.issuer), app.authorizeUrl())
  return searchParams.get('code') ?? ''
}

async function countConsents(): Promise<number> {
  return (await server.database.run('select from consent', [])).length
}

for (const [what, { suspend, lift, page, error }] of Object.entries(suspensions)) {
  test(`a code is not redeemed while ${what}`, async () => {
    const { clientId } = server.recipient
    const code = await newCode()
    await suspend(clientId)
    const { status, body } = await redeem(code)
    assert.deepEqual([status, body['error']], [400, error])
    assert.deepEqual(await server.database.run('select from refresh_token where ended_at is null', []), [])
    await lift(clientId)
    // A code that its client tried in vain is used up; one that nobody could try is not.
    assert.equal((await redeem(code)).status, error === 'invalid_grant' ? 400 : 200)
    const next = await redeem(await newCode())
    assert.equal(next.status, 200)
    await app.revoke(String(next.body['refresh_token']))
  })

  test(`no step of an authorization is taken while ${what}, and nobody agrees`, async () => {
    const { clientId } = server.recipient
    const before = await countConsents()
    for (const [language, title] of [
      ['en', page[1]],
      ['fr', page[2]],
    ] as const) {
      const browser = openBrowser(server.issuer, language)
      const accounts = await signIn(browser, app.authorizeUrl({ language }))
      const review = await browser.submit(accounts, { decision: 'all' })
      await suspend(clientId)
      for (const shown of await everyStep(browser, accounts, review)) {
        assert.equal(shown.status, page[0])
        assert.match(shown.text, title)
      }
      assert.equal(await countConsents(), before)
      await lift(clientId)
      const { address } = await browser.submit(review, { decision: 'deny' })
      assert.equal(address.searchParams.get('error'), 'access_denied')
    }
  })
}

async function everyStep(browser: Browser, accounts: OpenedPage, review: OpenedPage): Promise<readonly OpenedPage[]> {
  const [path = ''] = /^\/authorizations\/[^/]+/.exec(review.address.pathname) ?? []
  const pages: OpenedPage[] = []
  for (const step of ['', '/sign-in', '/accounts', '/review']) pages.push(await browser.open(path + step))
  pages.push(await browser.submit(accounts, { decision: 'all' }))
  for (const decision of ['allow', 'deny']) pages.push(await browser.submit(review, { decision }))
  return pages
}

test('an organization connects nobody while its Connect is suspended', async () => {
  const sharer = await openSharer(server)
  await change((act) => suspendClient(act, sharer.connectClientId, 'a reason'))
  assert.equal(codeOf(await sharer.authorize(signInOf('greatday_nomfa'))), '405 DISABLED_INSTITUTION')
  await change((act) => resumeClient(act, sharer.connectClientId))
  assert.equal((await sharer.authorize(signInOf('greatday_nomfa'))).status, 200)
})
