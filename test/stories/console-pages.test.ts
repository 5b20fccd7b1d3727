// The console's pages: an operator lets apps in and stops them, finds a consent and ends it; a viewer changes nothing.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { sandboxPeople } from '../../src/connectors/sandbox/bank/people.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { changeActions, readActions } from '../../src/domain/journal/journal-action.ts'
import { createCredential } from '../../src/domain/organizations/create-credential.ts'
import { beginSession } from '../../src/domain/operators/session.ts'
import { options } from '../../src/options.ts'
import { demandForEverybody } from '../accessibility.ts'
import { inChromium, openChromium } from '../browser.ts'
import { openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { createApp, openAdministrator, operate } from '../partner.ts'
import { connect, type Reader } from '../reader.ts'
import { subscribe } from '../receiver.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let ada: Browser
let viewer: Browser
let auditor: Browser

before(async () => {
  server = await openTestServer()
  const open = async (name: string, role: 'operator' | 'viewer' | 'auditor') => {
    const browser = openBrowser(server.issuer)
    await makeOperator(server, browser, `${name}@example.com`, role)
    return browser
  }
  ada = await open('ada', 'operator')
  viewer = await open('blaise', 'viewer')
  auditor = await open('grace', 'auditor')
})
after(() => server[Symbol.asyncDispose]())

/** Sends the form of the page that goes to this address. */
function post(
  browser: Browser,
  page: OpenedPage,
  action: string,
  fields: Record<string, string> = {},
): Promise<OpenedPage> {
  const form = [...page.text.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].find(([text]) => {
    return text.includes(`action="${action}"`) || text.includes(`action="${action}?`)
  })
  assert.ok(form, `no form to ${action} on ${page.address.pathname}`)
  return browser.submit({ ...page, text: form[0] }, fields)
}

async function open(browser: Browser, path: string): Promise<OpenedPage> {
  const page = await browser.open(path)
  assert.deepEqual([page.status, page.address.pathname], [200, path.split('?')[0]], page.text)
  return page
}

/** An app of the partner that asks to be admitted at provider 1000. */
async function askForAdmission(name: string): Promise<{ clientId: string; path: string }> {
  const partner = await openAdministrator(server)
  const { clientId } = await createApp(partner, { name })
  const asked = { recipient_ids: [clientId], provider_ids: [1000] }
  assert.equal((await partner.post('/api/v1/recipients/providers/requests', asked)).status, 200)
  return { clientId, path: `/console/registrations/${clientId}/1000` }
}

const statusOf = (reader: Reader) => reader.get('/api/fdx/5/accounts').then(({ status }) => status)

const PAGES = [
  '',
  '/registrations',
  '/recipients',
  '/organizations',
  '/providers',
  '/notifications',
  '/keys',
  '/settings',
  '/access',
]
const READS = ['/consents', '/journal']

test('an app is let in step by step, and the page says who did it, when and why', async () => {
  const { path } = await askForAdmission('Birch Budget')
  assert.match((await open(ada, '/console')).text, /registrations? waits? for approval/)
  assert.match((await open(ada, '/console/registrations?status=PENDING_APPROVAL')).text, /Birch Budget/)
  const approved = await post(ada, await open(ada, path), `${path}/approve`)
  assert.match(approved.text, /Waits for activation/)
  const active = await post(ada, approved, `${path}/activate`)
  assert.match(active.text, /class="state good">Active/)
  const suspended = await post(ada, active, `${path}/suspend`, { reason: 'Logo is <misleading>' })
  assert.match(suspended.text, /Suspended[\s\S]*<bdi>ada<\/bdi>[\s\S]*Logo is &lt;misleading&gt;/)
  const lifted = await post(ada, suspended, `${path}/lift`)
  assert.match(lifted.text, /class="state good">Active/)
})

test('of two operators at once the second is told what happened, and who turns away says why', async () => {
  const { path, clientId } = await askForAdmission('Cedar Cash')
  const page = await open(ada, path)
  await operate(server, 'reject', clientId, 1000, { reason: 'Terms are missing' })
  const late = await post(ada, page, `${path}/approve`)
  assert.equal(late.status, 409)
  assert.match(late.text, /conflicts with the current state[\s\S]*REJECTED[\s\S]*operator_ada \(Terms are missing\)/)
  const { path: other } = await askForAdmission('Dogwood Dues')
  const silent = await post(ada, await open(ada, other), `${other}/reject`, { reason: '  ' })
  assert.deepEqual([silent.status, /Say why/.test(silent.text)], [400, true])
  assert.match((await open(ada, other)).text, /Waits for approval/)
})

test('a viewer looks and changes nothing; an auditor also reads consents and the journal', async () => {
  const { path } = await askForAdmission('Elm Earnings')
  const { consentId } = await connect(server, 'greatday_nomfa')
  for (const page of [...PAGES, path.slice('/console'.length)]) {
    assert.doesNotMatch(
      (await open(viewer, `/console${page}`)).text,
      /action="\/console\/(?!sign-out|sessions|access)[^"]+"[^>]*>\s*<input type="hidden"/,
    )
  }
  for (const page of [...READS, `/consents/${consentId}`]) {
    assert.equal((await viewer.open(`/console${page}`)).status, 403)
    await open(auditor, `/console${page}`)
  }
  const token = /name="csrf_token" value="([^"]+)"/.exec((await open(viewer, path)).text)?.[1] ?? ''
  const before = await server.database.run('select count(*) from journal_entry', [])
  const attempts = [
    `${path}/approve`,
    `/console/recipients/${server.recipient.clientId}/suspend`,
    '/console/providers/1000/disable',
    `/console/consents/${consentId}/revoke`,
    '/console/keys',
  ]
  for (const action of attempts) {
    const form = `<form action="${action}"><input type="hidden" name="csrf_token" value="${token}" /></form>`
    const page = { ...(await open(viewer, path)), text: form }
    const answer = await viewer.submit(page, { reason: 'because', hours: '24' })
    assert.equal(answer.status, 403, action)
    assert.match(answer.text, /Your role does not allow this/)
  }
  assert.deepEqual(await server.database.run('select count(*) from journal_entry', []), before)
})

test('a suspended recipient and a disabled provider give no data until they are back', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const recipient = `/console/recipients/${reader.clientId}`
  assert.equal(await statusOf(reader), 200)
  const page = await open(ada, recipient)
  assert.match(page.text, /https:\/\/app\.example\/callback[\s\S]*Last used/)
  const suspended = await post(ada, page, `${recipient}/suspend`, { reason: 'Reported by customers' })
  assert.equal(await statusOf(reader), 401)
  await post(ada, suspended, `${recipient}/resume`)
  assert.equal(await statusOf(reader), 200)
  const disabled = await post(ada, await open(ada, '/console/providers'), '/console/providers/1000/disable')
  assert.equal(await statusOf(reader), 401)
  assert.match((await open(ada, '/console')).text, /is disabled/)
  await post(ada, disabled, '/console/providers/1000/enable')
  assert.equal(await statusOf(reader), 200)
})

test('a consent is found by what the bank calls its customer, followed to its last read, and revoked', async () => {
  const reader = await connect(server, 'business')
  server.clock.advance({ seconds: 1 })
  assert.equal(await statusOf(reader), 200)
  const person = sandboxPeople.find(({ username }) => username === 'business')
  const found = await open(ada, `/console/consents?reference=${encodeURIComponent(person?.bankCustomerId ?? '')}`)
  assert.deepEqual(
    [...found.text.matchAll(/href="\/console\/consents\/(\w+)"/g)].map(([, id]) => id),
    [reader.consentId],
  )
  const path = `/console/consents/${reader.consentId}`
  const page = await open(ada, path)
  assert.match(page.text, /grant-consent[\s\S]*read-accounts/)
  for (const { handle, bankAccountId } of reader.accounts) {
    assert.ok(page.text.includes(handle))
    assert.ok(!page.text.includes(bankAccountId))
  }
  const revoked = await post(ada, page, `${path}/revoke`, { reason: 'Asked for by telephone' })
  assert.match(revoked.text, /by the operator[\s\S]*Asked for by telephone/)
  assert.equal(await statusOf(reader), 401)
  assert.equal((await post(ada, page, `${path}/revoke`, { reason: 'Again' })).status, 409)
})

test('the journal is filtered, and its pages hold each entry once while others are added', async () => {
  const { operatorId, at } = { operatorId: 'operator_of_pages', at: server.clock.now() }
  const by = { actor: { kind: 'operator', id: operatorId } } as const
  const record = (number: number) =>
    act(server.stage, by, (act) => act.record('change-recipient', { detail: { number } }))
  for (let number = 0; number < 120; number++) await record(number)
  const numbers: number[] = []
  let path: string | undefined = `/console/journal?actor=${operatorId}&action=change-recipient&kind=change`
  while (path !== undefined) {
    const { text }: OpenedPage = await open(auditor, path)
    numbers.push(...[...text.matchAll(/number: (\d+)/g)].map(([, number]) => Number(number)))
    path = /<p><a href="([^"]*after=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    server.clock.advance({ seconds: 1 })
    await record(1000)
  }
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    Array.from({ length: 120 }, (_, number) => number),
  )
  assert.match((await open(auditor, `/console/journal?actor=${operatorId}&kind=read`)).text, /No entry was found/)
  const minute = at.add({ minutes: 5 }).toString({ smallestUnit: 'minute' }).replace('Z', '')
  assert.match((await open(auditor, `/console/journal?actor=${operatorId}&from=${minute}`)).text, /No entry was found/)
  assert.equal((await auditor.open('/console/journal?from=yesterday')).status, 400)
  assert.equal((await auditor.open('/console/journal?after=x')).status, 400)
})

test('an action of the journal is chosen among all that there are, and one that there is not is met with the nearest', async () => {
  const { text } = await open(auditor, '/console/journal?action=approve-registration')
  const [choice = ''] = /<select id="action"[\s\S]*?<\/select>/.exec(text) ?? []
  const offered = [...choice.matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value)
  assert.deepEqual(offered, ['', ...[...changeActions, ...readActions].toSorted()])
  assert.match(choice, /<option value="approve-registration" +selected>/)
  const refused = async (query: string, said: RegExp): Promise<void> => {
    const page = await auditor.open(`/console/journal?${query}`)
    assert.equal(page.status, 400)
    assert.match(page.text, said)
  }
  await refused('action=approve', /The field action is not known\. Did you mean approve-registration\?/)
  await refused('action=red-accounts&language=fr', /Le champ action ne convient pas.*vouliez-vous dire read-accounts/)
  await refused('action=%3Cnothing%3E&language=en', /The field action is not known: choose one of the list\./)
  await refused('kind=writes', /The field kind must be change or read\./)
})

test('a page refuses a parameter that there is not, names the nearest, and does nothing', async () => {
  const refused = async (path: string, said: RegExp): Promise<void> => {
    const page = await ada.open(path)
    assert.equal(page.status, 400, path)
    assert.match(page.text, said)
    assert.match(page.text, /action="\/console\/sign-out"/)
  }
  await refused(
    '/console/consents?recipent=x',
    /There is no parameter recipent\. Did you mean recipient\? It takes recipient, /,
  )
  await refused('/console/keys?kind=x&language=fr', /Il n’y a pas de paramètre kind\. Il y a\u00A0: language\./)
  await refused(
    '/console/journal?acton=x',
    /Il n’y a pas de paramètre acton\. Vouliez-vous dire action\u00A0\? Il y a\u00A0: kind, /,
  )
  const page = await open(ada, '/console/keys?language=en')
  const forged = { ...page, text: page.text.replace(/action="\/console\/keys"/, 'action="/console/keys?hour=24"') }
  const announced = await post(ada, forged, '/console/keys', { hours: '24' })
  assert.equal(announced.status, 400)
  assert.match(announced.text, /There is no parameter hour\./)
})

test('a new key is announced before it signs, and no page holds a secret', async () => {
  const made = await post(ada, await open(ada, '/console/keys'), '/console/keys', { hours: '24' })
  assert.match(made.text, /Announced[\s\S]*Signs/)
  assert.doesNotMatch(made.text, /"d":|PRIVATE/)
  const published = (await (await fetch(new URL('/jwks', server.issuer))).json()) as { keys: { kid: string }[] }
  for (const { kid } of published.keys) assert.ok(made.text.includes(kid))
  assert.equal(published.keys.length, 2)
  assert.match(made.text, /The next key is announced already/)
  const settings = await open(ada, '/console/settings')
  assert.match(settings.text, /CONSENT_MONTHS[\s\S]*Default/)
})

test('a key is ended with a reason, on a page that says that all apps must refresh, and a new one signs', async () => {
  const page = await open(ada, '/console/keys')
  assert.match(page.text, /all apps must refresh[\s\S]*Consents and refresh tokens stay/)
  const end = `/console/keys/${server.app.ring.signing().kid}/end`
  assert.equal((await post(ada, page, end)).status, 400)
  const ended = await post(ada, page, end, { reason: 'A backup was stolen.' })
  assert.equal(ended.status, 200)
  assert.match(ended.text, /Retired/)
  assert.notEqual(`/console/keys/${server.app.ring.signing().kid}/end`, end)
})

/** A session of the operator, as the sign-in would have begun it. */
async function newSession(): Promise<string> {
  const { operator_id: id } = await server.database.read
    .selectFrom('operator')
    .select('operator_id')
    .where('role', '=', 'operator')
    .executeTakeFirstOrThrow()
  return act(server.stage, { actor: { kind: 'operator', id } }, async (act) => {
    await act.record('sign-in', {})
    return (await beginSession(act, id, { address: '127.0.0.1', userAgent: 'Chromium' })).token
  })
}

/** Makes a credential of the first organization, so that its page shows one. */
async function openCredential(): Promise<{ organizationId: string }> {
  const { organization_id: organizationId } = await server.database.read
    .selectFrom('organization')
    .select('organization_id')
    .orderBy('organization_id')
    .executeTakeFirstOrThrow()
  await act(server.stage, bySystem('test'), (act) => createCredential(act, organizationId, 'api_secret'))
  return { organizationId }
}

test('a search keeps its question when the language is switched', async () => {
  const { text } = await open(auditor, '/console/journal?action=sign-in&provider=1000')
  const french = /href="([^"]*)" lang="fr"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.deepEqual(Object.fromEntries(new URL(french, server.issuer).searchParams), {
    action: 'sign-in',
    provider: '1000',
    language: 'fr',
  })
  const there = await open(auditor, french)
  assert.match(there.text, /value="sign-in"/)
  await auditor.open('/console?language=en')
})

test('a setting says what it is in the language of the page, and in no other', async () => {
  const [english, french] = [
    await open(viewer, '/console/settings'),
    await open(viewer, '/console/settings?language=fr'),
  ]
  await viewer.open('/console?language=en')
  for (const { name, says } of Object.values(options)) {
    assert.ok(english.text.includes(says.en) && !english.text.includes(says.fr), name)
    assert.ok(french.text.includes(says.fr) && !french.text.includes(says.en), name)
  }
})

test('every page is for everybody, on both widths, in both languages', inChromium, async () => {
  const { path } = await askForAdmission('Fir Funds')
  const { consentId, clientId } = await connect(server, 'every_account')
  await subscribe(server, { callbackUrl: 'https://app.example/notifications' })
  const value = await newSession()
  await using chromium = await openChromium()
  const { organizationId } = await openCredential()
  const details = [
    path.slice('/console'.length),
    `/consents/${consentId}`,
    `/recipients/${clientId}`,
    `/organizations/${organizationId}`,
    `/organizations/${organizationId}/new-recipient`,
    `/organizations/${organizationId}/sharing`,
    '/operators',
  ]
  for (const { width, locale } of [
    { width: 1280, locale: 'en' },
    { width: 390, locale: 'fr' },
  ]) {
    const context = await chromium.newContext({ viewport: { width, height: 800 }, locale })
    await context.addCookies([{ name: 'portage-console', value, url: `${server.issuer}/console`, sameSite: 'Strict' }])
    const page = await context.newPage()
    for (const address of [...PAGES, ...READS, ...details]) {
      await page.goto(`${server.issuer}/console${address}`)
      for (const summary of await page.locator('summary:visible').all()) await summary.click()
      await demandForEverybody(page)
      await demandFits(page, [820, 1000])
    }
    await context.close()
  }
})

/** No sideways scrolling at these widths either, in pixels. The window is as wide as before then. */
async function demandFits(page: Page, widths: readonly number[]): Promise<void> {
  const size = page.viewportSize()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const widthOfPage = await page.evaluate<number>('document.documentElement.scrollWidth')
    assert.ok(widthOfPage <= width, `${page.url()} is ${widthOfPage} wide in a window of ${width}`)
  }
  if (size) await page.setViewportSize(size)
}
