// Every page, in both languages, in a real browser: fit for everyone, fit for a small screen, and closed to strangers.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { openAlmanac, type Almanac } from '../almanac.ts'
import { inChromium, openChromium, openPerson } from '../browser.ts'
import { openClient } from '../oauth-client.ts'
import { watchHeaders, whatIsWrong } from '../page-rules.ts'

/** The page is open: look at it. */
type Look = (name: string) => Promise<void>

test('every page can be used by everyone and tells strangers nothing', inChromium, async (t) => {
  await using almanac = await openAlmanac()
  await using browser = await openChromium()
  const origins = [almanac.address, almanac.server.issuer]
  for (const [locale, colorScheme] of [
    ['en-CA', 'light'],
    ['fr-CA', 'dark'],
  ] as const) {
    const { page, complaints } = await openPerson(browser, origins, { locale, colorScheme })
    const lacking = watchHeaders(page.context())
    const look: Look = (name) =>
      t.test(`${name}, ${locale}, ${colorScheme}`, async () => assert.deepEqual(await whatIsWrong(page), []))
    await seeTheBank(page, almanac, look)
    await seeTheAuthorization(page, almanac, look)
    await seeTheApp(page, almanac, look)
    await t.test(`no page is kept, framed, or heard of elsewhere, ${locale}`, () => assert.deepEqual(lacking, []))
    await t.test(`no page asks strangers or writes to the console, ${locale}`, () => assert.deepEqual(complaints, []))
    await page.context().close()
  }
})

async function seeTheBank(page: Page, almanac: Almanac, look: Look): Promise<void> {
  await start(page, almanac, 1000)
  await look('sign-in')
  await signIn(page, 'greatday_nomfa', 'wrong')
  await look('sign-in with a wrong password')
  await signIn(page, 'test_disabled_account')
  await look('disabled user')
  await start(page, almanac, 1001)
  await look('sign-in at the other bank')
  await signIn(page, 'bellejournee_mfa')
  await look('security question')
  await page.locator('#answer').fill('wrong')
  await page.locator('main form button').click()
  await look('security question with a wrong answer')
  await start(page, almanac, 1000)
  almanac.server.clock.advance({ minutes: 11 })
  await page.reload()
  await look('sign-in that has expired')
  await page.goto(`${almanac.server.issuer}/sandbox-bank/1000/sign-in/signin_unknown`)
  await look('unknown sign-in')
}

async function seeTheAuthorization(page: Page, almanac: Almanac, look: Look): Promise<void> {
  const { server } = almanac
  const { issuer } = server
  const app = await openClient(server)
  const decide = (decision: string): Promise<void> => page.locator(`button[value="${decision}"]`).click()
  await page.goto(issuer)
  await look('home')
  await page.goto(app.authorizeUrl({ client_id: 'dc-unknown' }).href)
  await look('unknown app')
  await page.goto(`${issuer}/authorizations/authorization_unknown`)
  await look('unknown authorization')
  await start(page, almanac, 1000)
  await signIn(page, 'no_account')
  await look('no account to share')
  await start(page, almanac, 1000)
  await signIn(page, 'every_account')
  await look('accounts')
  await decide('continue')
  await look('accounts with none chosen')
  await decide('all')
  await look('review')
  await page.locator('input[name="csrf_token"]').evaluate((field) => field.setAttribute('value', 'forged'))
  await decide('allow')
  await look('form that is no longer valid')
  await page.goBack()
  server.clock.advance({ minutes: 11 })
  await page.reload()
  await look('authorization that has expired')
}

async function seeTheApp(page: Page, almanac: Almanac, look: Look): Promise<void> {
  await page.goto(almanac.address)
  await look('welcome')
  await page.goto(`${almanac.address}/callback?state=unknown`)
  await look('trouble')
  await start(page, almanac, 1000)
  await signIn(page, 'every_account')
  await page.locator('button[value="all"]').click()
  await page.locator('button[value="allow"]').click()
  await look('overview')
  await page.locator('.kind a').first().click()
  await look('account')
  await page.goto(almanac.address)
  await page.locator('.kind a').last().click()
  await look('account with holdings')
}

async function start(page: Page, { address }: Almanac, provider: number): Promise<void> {
  await page.goto(`${address}/connect?provider=${provider}`)
}

async function signIn(page: Page, username: string, password = 'Everyday'): Promise<void> {
  const form = page.locator('.card form')
  await form.locator('#username').fill(username)
  await form.locator('#password').fill(password)
  await form.locator('button').click()
}
