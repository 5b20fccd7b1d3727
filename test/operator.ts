// Test operator: an invented person who is invited to the console, chooses a password and an app, and signs in.

import { strict as assert } from 'node:assert'
import type { Page } from 'playwright-core'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { inviteOperator } from '../src/domain/operators/invite-operator.ts'
import { oneTimeCode } from '../src/domain/operators/one-time-code.ts'
import type { Role } from '../src/domain/operators/operator.ts'
import { openBrowser, type Browser, type OpenedPage } from './customer.ts'
import type { TestServer } from './server.ts'

export type TestOperator = {
  readonly userName: string
  readonly password: string
  readonly totpSecret: string
  readonly recoveryCodes: readonly string[]
}

export const PASSWORD = 'seven quiet canoes'

/** Invites an operator and returns the link that the command prints. */
export async function invite(server: TestServer, userName: string, role: Role): Promise<string> {
  const { token } = await act(server.stage, bySystem('test'), (act) =>
    inviteOperator(act, server.vault, { userName, role }),
  )
  return `${server.issuer}/console/welcome/${token}`
}

/** Invites an operator who accepts in this browser, which is then signed in. The clock advances to the app's next code. */
export async function makeOperator(
  server: TestServer,
  browser: Browser,
  userName: string,
  role: Role,
): Promise<TestOperator> {
  const welcome = await browser.open(await invite(server, userName, role))
  assert.equal(welcome.status, 200)
  const totpSecret = readSecret(welcome)
  const code = oneTimeCode(totpSecret, server.clock.now())
  const done = await browser.submit(welcome, { password: PASSWORD, repeated: PASSWORD, code })
  assert.equal(done.status, 200)
  server.clock.advance({ seconds: 30 })
  const recoveryCodes = [...done.text.matchAll(/<li><code>([\w-]+)<\/code>/g)].map(([, one = '']) => one)
  return { userName, password: PASSWORD, totpSecret, recoveryCodes }
}

export function readSecret(welcome: OpenedPage): string {
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(welcome.text)?.[1]?.replaceAll(' ', '')
  assert.ok(secret, 'the page shows no key for the app')
  return secret
}

/** Returns a new browser that is signed in, at the page it opened. */
export async function signInAs(server: TestServer, operator: TestOperator, to = '/console/sessions'): Promise<Browser> {
  const browser = openBrowser(server.issuer)
  const page = await trySignIn(server, browser, operator, {}, to)
  assert.equal(page.address.pathname, to, page.text)
  return browser
}

/** Fills the sign-in form with what the operator knows, or with something else. */
export async function trySignIn(
  server: TestServer,
  browser: Browser,
  { userName, password, totpSecret }: TestOperator,
  instead: { readonly user_name?: string; readonly password?: string; readonly code?: string } = {},
  to = '/console/sessions',
): Promise<OpenedPage> {
  const page = await browser.open(to)
  assert.equal(page.address.pathname, '/console/sign-in')
  const code = oneTimeCode(totpSecret, server.clock.now())
  return browser.submit(page, { user_name: userName, password, code, ...instead })
}

/** Adds a passkey authenticator whose owner always agrees. */
export async function giveAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Accepts an invitation in a real browser, which is then signed in. Returns the recovery codes. */
export async function signInToConsole(
  server: TestServer,
  page: Page,
  userName: string,
  role: Role,
): Promise<readonly string[]> {
  await page.goto(await invite(server, userName, role))
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '')
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByLabel('The same password again').fill(PASSWORD)
  await page.getByLabel('Code', { exact: true }).fill(oneTimeCode(secret, server.clock.now()))
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  await page.locator('.codes').waitFor()
  return page.locator('.codes code').allInnerTexts()
}
