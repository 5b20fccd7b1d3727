// Providers in the console: added, made whole, opened, changed and closed in a browser without script, and what a page shows of it.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { oneTimeCode } from '../src/domain/operators/one-time-code.ts'
import { openBrowser, type Browser, type OpenedPage } from './customer.ts'
import { joinLedger } from './ledger-bank.ts'
import { makeOperator, PASSWORD, type TestOperator } from './operator.ts'
import { openTestServer, type TestServer } from './server.ts'

const SECRET = 'a-secret-that-no-page-shows'
const NEW = '/console/providers/new?connector=ledger'
const PAGE = '/console/providers/1002'

let server: TestServer
let ada: Browser
let operator: TestOperator
let opened: readonly string[] = []

before(async () => {
  server = await openTestServer()
  opened = await joinLedger(server)
  ada = openBrowser(server.issuer)
  operator = await makeOperator(server, ada, 'ada@example.com', 'operator')
})
after(() => server[Symbol.asyncDispose]())

const described = {
  name_en: 'Tern Bay',
  name_fr: 'Baie-des-Sternes',
  country: 'CA',
  language: 'fr',
  institution_number: '006',
  transit_numbers: '00042\r\n00043',
  time_zone: 'America/Halifax',
}

/** The text of the error at a control. */
function errorAt({ text }: OpenedPage, control: string): string {
  const id = new RegExp(
    `name="${control}"[^>]*aria-describedby="([^"]*)"|aria-describedby="([^"]*)"[^>]*name="${control}"`,
  )
  const [, first, second] = id.exec(text) ?? []
  const ids = (first ?? second ?? '').split(' ')
  return ids.map((one) => new RegExp(`id="${one}"[\\s\\S]{0,200}`).exec(text)?.[0] ?? '').join(' ')
}

test('a form says at each field what is wrong, and keeps what was typed', async () => {
  const wrong = {
    ...described,
    institution_number: '6',
    setting_issuer: 'ternbay',
    setting_seconds: '61',
    setting_hosts: 'a.example\r\nmuch-too-long.example',
  }
  const refused = await ada.submit(await ada.open(NEW), wrong, '/console/providers')
  assert.equal(refused.status, 400)
  assert.match(errorAt(refused, 'institution_number'), /3 digits/)
  const right = { ...wrong, institution_number: '006' }
  const again = await ada.submit(refused, right, '/console/providers')
  assert.equal(again.status, 400)
  for (const [control, why] of [
    ['setting_issuer', /must be an address/],
    ['setting_seconds', /at most 60/],
    ['setting_hosts', /Line 2 [^]*too long/],
  ] as const) {
    assert.match(errorAt(again, control), why, control)
  }
  assert.match(again.text, /value="ternbay"/)
  assert.match(again.text, /much-too-long\.example/)
})

test('a provider is added as a draft, given its secret, and activated', async () => {
  const settings = { setting_issuer: 'https://ternbay.example', setting_scopes: 'ACCOUNTS = accounts:read' }
  const page = await ada.submit(await ada.open(NEW), { ...described, ...settings }, '/console/providers')
  assert.equal(page.address.pathname, PAGE)
  assert.match(page.text, /Draft/)
  assert.ok(page.text.includes(`${server.issuer}/banks/1002/return`))
  assert.match(page.text, /ACCOUNTS = accounts:read/)
  const early = await ada.submit(page, {}, `${PAGE}/activate`)
  assert.equal(early.status, 400)
  assert.match(early.text, /client_secret must be set/)

  const kept = await ada.submit(page, { value: SECRET }, `${PAGE}/secrets/client_secret`)
  assert.equal(kept.address.pathname, PAGE)
  assert.ok(!kept.text.includes(SECRET))
  const active = await ada.submit(kept, {}, `${PAGE}/activate`)
  assert.equal(active.address.pathname, PAGE)
  assert.match(active.text, /Customers sign in and their data is read/)
  assert.match((await ada.open('/my-data')).text, /Tern Bay/)
})

test('a secret that waits for a proof is sealed in the page that asks for it, and is then what was typed', async () => {
  server.clock.advance({ minutes: 11 })
  const page = await ada.open(PAGE)
  const asked = await ada.submit(page, { value: `${SECRET}-2` }, `${PAGE}/secrets/client_secret`)
  assert.equal(asked.status, 403)
  assert.ok(!asked.text.includes(SECRET))
  const wrong = await ada.submit(
    asked,
    { proof_password: 'not it', proof_code: '000000' },
    `${PAGE}/secrets/client_secret`,
  )
  assert.ok(!wrong.text.includes(SECRET))
  server.clock.advance({ seconds: 30 })
  const proof = { proof_password: PASSWORD, proof_code: oneTimeCode(operator.totpSecret, server.clock.now()) }
  const done = await ada.submit(wrong, proof, `${PAGE}/secrets/client_secret`)
  assert.equal(done.address.pathname, PAGE, done.text)
  const provider = { providerId: 1002, connector: 'ledger', settingsVersion: 3 }
  await server.app.banks.of(provider)
  assert.equal(opened.at(-1), `https://ternbay.example ${SECRET}-2`)
})

test('of two forms of one version the second is refused, and the page tells who changed what', async () => {
  const [one, other] = [await ada.open(`${PAGE}/change`), await ada.open(`${PAGE}/change`)]
  const changed = { ...described, setting_issuer: 'https://other.example', setting_seconds: '20' }
  const saved = await ada.submit(one, changed, `${PAGE}/change`)
  assert.equal(saved.address.pathname, PAGE)
  const late = await ada.submit(other, { ...changed, setting_seconds: '30' }, `${PAGE}/change`)
  assert.equal(late.status, 409)
  const history = /id="history"[\s\S]*?<\/section>/.exec(saved.text)?.[0] ?? ''
  for (const shown of [
    'Changed',
    'settings.issuer',
    'Secret replaced',
    'client_secret',
    'Activated',
    'Added as a draft',
  ]) {
    assert.ok(history.includes(shown), shown)
  }
  assert.ok(!history.includes('other.example'))
})

test('it is disabled at once, and retired only with a fresh proof; then nothing can be done with it', async () => {
  server.clock.advance({ minutes: 11 })
  const disabled = await ada.submit(await ada.open(PAGE), {}, `${PAGE}/disable`)
  assert.match(disabled.text, /Nobody signs in and no data is read/)
  const asked = await ada.submit(disabled, {}, `${PAGE}/retire`)
  assert.equal(asked.status, 403)
  server.clock.advance({ seconds: 30 })
  const proof = { proof_password: PASSWORD, proof_code: oneTimeCode(operator.totpSecret, server.clock.now()) }
  const retired = await ada.submit(asked, proof, `${PAGE}/retire`)
  assert.match(retired.text, /It is closed for good/)
  assert.ok(!retired.text.includes(`action="${PAGE}`))
  assert.match((await ada.open('/console/providers')).text, /Retired/)
})
