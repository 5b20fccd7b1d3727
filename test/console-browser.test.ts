// The console before the sign-in, in a real browser: a passkey instead of a password, and pages that everybody can use.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page, Request } from 'playwright-core'
import { oneTimeCode } from '../src/domain/operators/one-time-code.ts'
import { demandForEverybody } from './accessibility.ts'
import { follow, inChromium, openChromium, openPerson } from './browser.ts'
import { openBrowser } from './customer.ts'
import { giveAuthenticator, invite, makeOperator, PASSWORD } from './operator.ts'
import { openTestServer } from './server.ts'

const SESSIONS = '/console/sessions'

test('a passkey is the whole sign-in, and an answer that was overheard counts once', inChromium, async () => {
  await using server = await openTestServer({ hostname: 'localhost' })
  await using chromium = await openChromium()
  const { page, complaints } = await openPerson(chromium, [server.issuer])
  await giveAuthenticator(page)
  await page.goto(await invite(server, 'ada@example.com', 'operator'))
  await page.getByRole('button', { name: 'Use a passkey instead' }).click()
  await page.getByRole('heading', { name: 'Your passkey is ready' }).waitFor()

  await page.goto(`${server.issuer}${SESSIONS}`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  server.clock.advance({ seconds: 1 })
  await page.goto(`${server.issuer}${SESSIONS}`)
  const [overheard] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/console/sign-in/passkey')),
    page.getByRole('button', { name: 'Sign in with a passkey' }).click(),
  ])
  await page.waitForURL(`**${SESSIONS}`)
  await page.goto(`${server.issuer}/console/operators`)
  assert.match(await page.locator('table').innerText(), /ada@example.com\s+Operator\s+passkey\s+Active/)
  await demandRefused(overheard)
  assert.deepEqual(complaints, [])
})

for (const width of [1280, 390]) {
  test(
    `the pages before the sign-in are for everybody, ${width} pixels wide, in both languages`,
    inChromium,
    async () => {
      await using server = await openTestServer({ hostname: 'localhost' })
      await using chromium = await openChromium()
      await makeOperator(server, openBrowser(server.issuer), 'blaise@example.com', 'viewer')
      const { page, complaints } = await openPerson(chromium, [server.issuer], { viewport: { width, height: 800 } })
      const look = (): Promise<void> => demandForEverybody(page)

      await page.goto(await invite(server, 'ada@example.com', 'operator'))
      await look()
      const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '')
      await choose(page, '000000')
      await look()
      await choose(page, oneTimeCode(secret, server.clock.now()))
      await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
      await look()
      await page.goto(`${server.issuer}${SESSIONS}`)
      await look()
      await follow(page.getByRole('link', { name: 'Français' }))
      await look()
      await follow(page.getByRole('button', { name: 'Se déconnecter' }))
      await look()
      await page.getByRole('link', { name: 'English' }).click()
      await page.getByLabel('User name').fill('ada@example.com')
      await page.getByLabel('Password').fill('not the password')
      await page.getByLabel('Code', { exact: true }).fill('123456')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('alert').first().waitFor()
      await look()
      await page.goto(`${server.issuer}/console/nowhere`)
      await look()
      assert.deepEqual(complaints, [])
    },
  )
}

async function choose(page: Page, code: string): Promise<void> {
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByLabel('The same password again').fill(PASSWORD)
  await page.getByLabel('Code', { exact: true }).fill(code)
  await follow(page.getByRole('button', { name: 'Set up and sign in' }))
}

/** Sends what the browser sent, once more: the same cookies, the same form. */
async function demandRefused(overheard: Request): Promise<void> {
  const { cookie = '' } = await overheard.allHeaders()
  const again = await fetch(overheard.url(), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    body: overheard.postData() ?? '',
    redirect: 'manual',
  })
  assert.equal(again.status, 403)
  assert.match(await again.text(), /This passkey was not accepted/)
}
