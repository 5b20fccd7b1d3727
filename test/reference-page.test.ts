// The reference page in a real browser: it shows every chapter, asks no other host, keeps its policy, and tries a call.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { TRY_RETURN } from '../src/api/reference/document.ts'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { changeRedirectUris } from '../src/domain/recipients/change-redirect-uris.ts'
import { inChromium, openChromium, openPerson } from './browser.ts'
import { GREATDAY } from './customer.ts'
import { openTestServer } from './server.ts'

test('the reference fits a screen and a phone, and asks nobody but this server', inChromium, async () => {
  await using server = await openTestServer()
  await using chromium = await openChromium()
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const) {
    const { page, complaints } = await openPerson(chromium, [server.issuer], { viewport: { width, height } })
    await page.goto(new URL('/docs', server.issuer).href)
    for (const chapter of ['Connect', 'Data, FDX 5', 'Health'])
      await scrollTo(page, page.getByText(chapter, { exact: true }))
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
    assert.deepEqual(complaints, [])
  }
})

test('a developer signs in at the sandbox from the reference, and reads accounts there', inChromium, async () => {
  await using server = await openTestServer()
  await act(server.stage, bySystem('test'), (act) =>
    changeRedirectUris(act, server.recipient.clientId, [`${server.issuer}${TRY_RETURN}`]),
  )
  await using chromium = await openChromium()
  const { page, complaints } = await openPerson(chromium, [server.issuer])
  await page.goto(new URL('/docs', server.issuer).href)

  await page.getByRole('button', { name: 'Authorize' }).first().click()
  const oauth = page.locator('.auth-container', { hasText: 'authorizationCode' }).first()
  await oauth.getByLabel('client_id').fill(server.recipient.clientId)
  await oauth.getByLabel('client_secret').fill(server.recipient.clientSecret)
  const opened = page.context().waitForEvent('page')
  await oauth.getByRole('button', { name: 'Apply given OAuth2 credentials' }).click()
  const popup = await opened
  await popup.getByLabel('User name').fill(GREATDAY.username)
  await popup.getByLabel('Password').fill(GREATDAY.password)
  await popup.getByRole('button', { name: 'Sign in', exact: true }).click()
  await popup.getByRole('checkbox', { name: 'Everyday Chequing' }).check()
  await popup.getByRole('button', { name: 'Continue', exact: true }).click()
  await popup.getByRole('button', { name: 'Agree and share' }).click()
  await oauth.getByText('Authorized').waitFor()
  await page.getByRole('button', { name: 'Close' }).first().click()

  const operation = page.locator('[id$="fdx-5-accounts"]')
  await scrollTo(page, operation)
  await operation.locator('.opblock-summary-control').click()
  await operation.getByRole('button', { name: 'Execute' }).click()
  const answer = operation.locator('.live-responses-table .highlight-code').first()
  await answer.waitFor()
  assert.deepEqual(
    complaints.filter((text) => !text.startsWith('[DOM]')),
    [],
  )
  assert.match((await answer.textContent()) ?? '', /"depositAccount"/)
})

/** The viewer writes of a long document only what is in sight, and a little more. */
async function scrollTo(page: Page, wanted: Locator): Promise<void> {
  await page.locator('.opblock').first().waitFor()
  const position = (): Promise<string> => page.evaluate('`${scrollY} of ${document.documentElement.scrollHeight}`')
  for (let before = ''; (await wanted.count()) === 0;) {
    await page.mouse.wheel(0, 500)
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    const now = await position()
    assert.notEqual(now, before, 'the end of the page is reached, and nothing of the kind was on it')
    before = now
  }
  await wanted.first().scrollIntoViewIfNeeded()
}
