// Every page that a customer can meet, in both languages: for everyone (WCAG 2.2 AA), on the narrowest screen, under the strictest rules.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page, Response } from 'playwright-core'
import { accessibilityTroubles, colors } from './accessibility.ts'
import { openAlmanac, type Almanac } from './almanac.ts'
import { follow, inChromium, openChromium, openPerson } from './browser.ts'

/** Stands before a page and demands of it what is demanded of all. */
type Look = (what: string) => Promise<void>

type Walk = { readonly page: Page; readonly look: Look; readonly bank: number; readonly almanac: Almanac }

test('every page is for everyone, fits 320 pixels and is under the strictest rules', inChromium, async (t) => {
  await using almanac = await openAlmanac()
  await using browser = await openChromium()

  for (const [locale, bank] of [
    ['en-CA', 1000],
    ['fr-CA', 1001],
  ] as const) {
    const walk = (name: string, body: (walk: Walk) => Promise<void>): Promise<void> =>
      t.test(`${name}, ${locale}`, async () => {
        const { page, complaints } = await openPerson(browser, [almanac.address, almanac.server.issuer], { locale })
        const careless: string[] = []
        page.on('response', (response) => careless.push(...findCareless(response, almanac)))
        await body({ page, bank, almanac, look: (what) => demandForEveryone(page, what, locale) })
        assert.deepEqual([...complaints, ...careless], [])
        await page.context().close()
      })

    await walk('from the app to the bank and back with data', connect)
    await walk('security questions', answerQuestions)
    await walk('what the bank does not do', endAtBank)
    await walk('what Portage does not do', meetProblems)
    await walk('no account', holdNothing)
  }
})

async function connect({ page, look, bank, almanac }: Walk): Promise<void> {
  await page.goto(almanac.address)
  await look('the welcome of the app')
  await page.goto(`${almanac.address}/connect?provider=${bank}`)
  await look('the sign-in')
  await page.locator('#username').fill(bank === 1000 ? 'greatday_nomfa' : 'bellejournee')
  await page.locator('#password').fill('wrong')
  await follow(page.locator('.card button'))
  await look('the sign-in with a wrong password')
  await page.locator('#password').fill('Everyday')
  await follow(page.locator('.card button'))
  await look('the accounts')
  await follow(page.locator('button[value=continue]'))
  await page.locator('.error-summary').waitFor()
  await look('the accounts with nothing chosen')
  await follow(page.locator('button[value=all]'))
  await look('the review')
  await follow(page.locator('button[value=allow]'))
  await page.locator('.worth').waitFor()
  await look('the accounts in the app')
  await follow(page.locator('.kind a').first())
  await look('an account in the app')
  await page.goto(`${almanac.address}/accounts/none`)
  await look('an account that is not there')
  await page.goto(almanac.address)
  await follow(page.locator('form[action="/disconnect"] button'))
  await look('the farewell of the app')
}

async function answerQuestions({ page, look, bank, almanac }: Walk): Promise<void> {
  await page.goto(`${almanac.address}/connect?provider=${bank}`)
  await page.locator('#username').fill(bank === 1000 ? 'Greatday' : 'bellejournee_mfa')
  await page.locator('#password').fill('Everyday')
  await follow(page.locator('.card button'))
  await look('a question')
  await page.locator('#answer').fill('wrong')
  await follow(page.locator('.card button'))
  await look('a question with a wrong answer')
  for (let failures = 1; failures < 5; failures++) {
    await page.locator('#answer').fill('wrong')
    await follow(page.locator('.card button'))
  }
  await look('too many wrong answers')
  await follow(page.locator('.notice a'))
  await look('the app after a refusal')
}

async function endAtBank({ page, look, bank, almanac }: Walk): Promise<void> {
  const language = `language=${bank === 1000 ? 'en' : 'fr'}`
  for (const user of ['test_disabled_account', 'test_service_unavailable']) {
    await page.goto(`${almanac.address}/connect?provider=1000`)
    await follow(page.locator('button.person', { hasText: user }))
    await look(user)
  }
  const link = page.url()
  await page.context().clearCookies()
  await page.goto(link)
  await look('a sign-in of another browser')
  await page.goto(`${almanac.server.issuer}/sandbox-bank/1000/sign-in/none?${language}`)
  await look('a sign-in that is not there')
}

async function meetProblems({ page, look, almanac }: Walk): Promise<void> {
  const { issuer } = almanac.server
  await page.goto(issuer)
  await look('the home page')
  await page.goto(`${issuer}/api/v1/authorize?client_id=nobody`)
  await page.locator('summary').click()
  await look('an app that is not known')
  const client = almanac.server.recipient.clientId
  await page.goto(`${issuer}/api/v1/authorize?client_id=${client}&redirect_uri=https://elsewhere.example/`)
  await look('an address that is not registered')
  await page.goto(`${issuer}/authorizations/none`)
  await look('an authorization that is not there')
  await page.goto(`${almanac.address}/connect?provider=1000`)
  await follow(page.locator('button.person', { hasText: 'joint_one' }))
  const link = page.url()
  await page.context().clearCookies()
  await page.goto(link)
  await look('an authorization of another browser')
}

async function holdNothing({ page, look, almanac }: Walk): Promise<void> {
  await page.goto(`${almanac.address}/connect?provider=1000`)
  await follow(page.locator('button.person', { hasText: 'no_account' }))
  await page.locator('button[value=deny]').waitFor()
  await look('no account to share')
}

async function demandForEveryone(page: Page, what: string, locale: string): Promise<void> {
  assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2), what)
  assert.equal(await page.locator('h1').count(), 1, what)
  assert.deepEqual(await accessibilityTroubles(page), [], what)
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await accessibilityTroubles(page, colors), [], `${what} in the dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 640 })
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${what} is too wide`)
  await page.setViewportSize({ width: 1280, height: 720 })
}

/** Headers of a page that are less strict than they must be. */
function findCareless(response: Response, { server }: Almanac): string[] {
  const headers = response.headers()
  if (!headers['content-type']?.startsWith('text/html')) return []
  const policy = headers['content-security-policy'] ?? ''
  const strict = {
    'cache-control': headers['cache-control'] === 'no-store',
    'content-security-policy':
      /default-src 'none'.*frame-ancestors 'none'/.test(policy) && !/unsafe|script-src|\*/.test(policy),
    'x-content-type-options': headers['x-content-type-options'] === 'nosniff',
    'referrer-policy':
      headers['referrer-policy'] === (response.url().startsWith(server.issuer) ? 'no-referrer' : 'same-origin'),
  }
  return Object.entries(strict).flatMap(([name, kept]) => (kept ? [] : [`${name} of ${response.url()}`]))
}
