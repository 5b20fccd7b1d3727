// Listeners of Connect in a real browser: six pages that listen as public front ends of the vendor's page do, each to the end.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openSharer, type Sharer } from './banking.ts'
import { inChromium, openChromium, openPerson } from './browser.ts'
import { openConnectSite, type ConnectSite } from './connect-site.ts'
import { setConnectOf } from './connect.ts'
import { openTestServer, type TestServer } from './server.ts'

type World = {
  readonly server: TestServer
  readonly browser: Browser
  readonly sharer: Sharer
  readonly site: ConnectSite
}

type Shape = {
  readonly name: string
  /** What the page asks for, beside whose it is. */
  readonly query: Readonly<Record<string, string>>
  readonly script: (address: string, issuer: string) => string
  /** The frame, where it is not in the page itself. */
  readonly frame?: (page: Page) => Promise<Page>
  readonly check: (page: Page, world: World) => Promise<void>
}

const LOGIN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function noted(page: Page, name: string): Promise<string> {
  const line = page.locator(`[data-name="${name}"]`)
  await line.waitFor()
  return (await line.innerText()).slice(name.length + 1)
}

const shapes: readonly Shape[] = [
  {
    name: 'a component that checks the origin, and takes loginId and requestId from the message to its server',
    query: { demo: 'true', tag: 'lead-7' },
    script: (_, issuer) => `const handle = (event) => {
        if (event.origin !== '${issuer}' || typeof event.data !== 'object') return
        if (event.data.step === 'REDIRECT' && event.data.loginId && event.data.requestId) {
          note('login', event.data.loginId)
          note('request', event.data.requestId)
          removeEventListener('message', handle)
        }
      }
      addEventListener('message', handle)`,
    async check(page, { sharer }) {
      assert.match(await noted(page, 'login'), LOGIN)
      const body = { RequestId: await noted(page, 'request') }
      const { status, body: answer } = await sharer.call('POST', 'GetAccountsSummary', body)
      assert.deepEqual([status, answer['Tag']], [200, 'lead-7'])
    },
  },
  {
    name: 'a page that reads loginId and institution from the url of the message, and moves nothing itself',
    query: { redirectUrl: 'RETURN?state=abc', jsRedirect: 'true' },
    script: () => `addEventListener('message', (e) => {
        if (!e.data || e.data.step !== 'REDIRECT') return
        const url = new URL(e.data.url)
        note('to', url.origin + url.pathname)
        note('query', [...url.searchParams.keys()].join())
        note('login', url.searchParams.get('loginId'))
      })`,
    async check(page, { site }) {
      assert.equal(await noted(page, 'to'), `${site.origin}/connected`)
      assert.equal(await noted(page, 'query'), 'state,loginId,institution')
      assert.match(await noted(page, 'login'), LOGIN)
    },
  },
  {
    name: 'a window that relays the messages of its frame to its opener, which reads the url as a query',
    query: { accountSelectorEnable: 'true', showAllOperationsAccounts: 'true' },
    script: (address) => `const relay = 'addEventListener("message", (event) => opener.postMessage(event.data))'
      addEventListener('message', (e) => {
        if (e.data.step === 'ACCOUNT_SELECTED') note('account', e.data.accountId)
        if (e.data.step === 'REDIRECT') note('login', new URLSearchParams(e.data.url).get('loginId'))
      })
      document.querySelector('button').onclick = () => {
        const child = window.open('', 'child', 'width=700,height=700')
        child.document.write('<!doctype html><title>Connect</title><iframe width="600" height="600" src="${address}"></iframe>' +
          '<script>' + relay + '<' + '/script>')
        child.document.close()
      }`,
    async frame(page) {
      const opens = page.waitForEvent('popup')
      await page.locator('button').click()
      return opens
    },
    async check(page) {
      assert.match(await noted(page, 'login'), LOGIN)
      assert.match(await noted(page, 'account'), LOGIN)
    },
  },
  {
    name: 'a progress bar that follows the steps, and asks for text in place of objects',
    query: { stringify: 'true', backgroundColor: 'f7f7f7', desktopLayout: 'true', features: 'TransactionHistory' },
    script: () => `addEventListener('message', ({ data }) => {
        let message
        try { message = typeof data === 'string' ? JSON.parse(data) : {} } catch { return }
        if (message.step) note(message.step, message.institution ?? '')
      })`,
    async check(page) {
      await noted(page, 'REDIRECT')
      const steps = await page.locator('li').evaluateAll((lines) => lines.map((line) => line.dataset['name']))
      assert.deepEqual(steps, [
        'APP_MOUNTED',
        'COMPONENT_LOAD_INSTITUTION_SELECTOR',
        'INSTITUTION_SELECTED',
        'COMPONENT_LOAD_CREDENTIAL',
        'SUBMIT_CREDENTIAL',
        'COMPONENT_LOAD_ACCOUNT_SELECTION',
        'COMPONENT_LOAD_CONSENT',
        'COMPONENT_ACCEPT_CONSENT',
        'ACCOUNT_SELECTED',
        'REDIRECT',
      ])
      assert.equal(await noted(page, 'SUBMIT_CREDENTIAL'), 'FlinksCapital')
    },
  },
  {
    name: 'a page that listens to nothing, and is led to its callback with the state it sent along',
    query: { redirectUrl: 'RETURN?state=abc', innerRedirect: 'false', authorizeToken: 'TOKEN' },
    script: () => '',
    async check(page, { site }) {
      await page.waitForURL(`${site.origin}/connected?**`)
      const { searchParams } = new URL(page.url())
      assert.deepEqual([searchParams.get('state'), searchParams.get('institution')], ['abc', 'FlinksCapital'])
      assert.match(searchParams.get('loginId') ?? '', LOGIN)
    },
  },
  {
    name: 'a page whose frame alone goes to the callback, which tells the page itself',
    query: {
      redirectUrl: 'RETURN',
      innerRedirect: 'true',
      consentEnable: 'true',
      customerName: 'FinTech',
      language: 'fr-CA',
    },
    script: (_, issuer) => `window.onmessage = function (e) {
        if (e.origin === location.origin) note('login', e.data.fromCallback)
        if (e.origin === '${issuer}' && e.data.step === 'APP_MOUNTED') note('mounted', document.querySelector('iframe').title)
      }`,
    async check(page, { site }) {
      assert.match(await noted(page, 'login'), LOGIN)
      assert.equal(await noted(page, 'mounted'), 'Connect')
      assert.equal(new URL(page.url()).origin, site.origin)
    },
  },
]

test('six front ends written for the vendor’s page hear what they wait for, at another host', inChromium, async (t) => {
  await using server = await openTestServer()
  await using browser = await openChromium()
  await using site = await openConnectSite()
  const sharer = await openSharer(server)
  await setConnectOf(server, sharer, {
    redirectUrls: [`${site.origin}/connected`],
    origins: ['https://www.site.example', site.origin],
  })
  site.serve(
    '/connected',
    '<p>Connected</p>',
    `if (parent !== window) parent.postMessage({ fromCallback: new URLSearchParams(location.search).get('loginId') }, '*')`,
  )
  const world = { server, browser, sharer, site }
  for (const [place, shape] of shapes.entries()) await t.test(shape.name, () => walk(world, shape, `/${place}`))
})

async function walk(world: World, shape: Shape, path: string): Promise<void> {
  const { server, browser, sharer, site } = world
  const { redirectUrl = '', ...others } = shape.query
  const back = redirectUrl.replace('RETURN', `${site.origin}/connected`)
  const asked = { ...others, ...(back !== '' && { redirectUrl: back }) }
  // The token says whose page it is: the customerId is left out with it.
  const whose = shape.query['authorizeToken']
    ? { authorizeToken: await sharer.newToken() }
    : { customerId: sharer.customerId }
  const address = `${server.issuer}/v2/?${new URLSearchParams({ ...asked, ...whose }).toString()}`
  const inPage = `<iframe title="Connect" width="600" height="700" src="${address.replaceAll('&', '&amp;')}"></iframe>`
  site.serve(path, shape.frame ? '<button>Connect</button>' : inPage, shape.script(address, server.issuer))
  const { page, complaints } = await openPerson(browser, [site.origin, server.issuer])
  await page.goto(`${site.origin}${path}`)
  await connect(shape.frame ? await shape.frame(page) : page)
  await shape.check(page, world)
  assert.deepEqual(complaints, [])
  await page.context().close()
}

/** The customer, from the choice of the bank in the frame to the consent in the window. */
async function connect(page: Page): Promise<void> {
  const frame = page.frameLocator('iframe')
  await frame.locator('a.bank', { hasText: /Maple|Érable/ }).click()
  const opens = page.waitForEvent('popup')
  await frame.getByRole('button', { name: /Open|Ouvrir/ }).click()
  const window = await opens
  await window.locator('#username').fill('greatday_nomfa')
  await window.locator('#password').fill('Everyday')
  await window.locator('.card button').first().click()
  await window.locator('button[value=all]').click()
  await window.getByRole('button', { name: /Agree and share|Accepter et partager/ }).click()
}
