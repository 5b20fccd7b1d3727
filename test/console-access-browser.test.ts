// An operator's own access in a real browser: a passkey beside a password, new recovery codes, tokens; and being shut out.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { inviteOperator } from '../src/domain/operators/invite-operator.ts'
import { inChromium, openChromium, openPerson } from './browser.ts'
import { giveAuthenticator, PASSWORD, signInToConsole } from './operator.ts'
import { openProgram } from './operator-program.ts'
import { callWith } from './partner.ts'
import { openTestServer, type TestServer } from './server.ts'

const ACCESS = '/console/access'

test(
  'an operator adds a passkey beside the password, renews the codes, makes a token, and is shut out of all by a colleague',
  inChromium,
  async () => {
    await using server = await openTestServer({ hostname: 'localhost' })
    await using chromium = await openChromium()
    const { issuer } = server
    const { page, complaints } = await openPerson(chromium, [issuer])
    await giveAuthenticator(page)
    const codes = await signInToConsole(server, page, 'ada@example.com', 'operator')
    await page.goto(`${issuer}${ACCESS}`)
    await page.getByText('10 of 10 codes are left.').waitFor()
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('Remove…').waitFor()

    await page.getByText('Create new codes…').click()
    await page.getByRole('button', { name: 'Create new codes' }).click()
    const renewed = await page.locator('.codes code').allInnerTexts()
    assert.deepEqual([renewed.length, renewed.filter((code) => codes.includes(code))], [10, []])
    await page.getByRole('link', { name: 'I have kept it' }).click()

    await page.getByLabel('What uses it').fill('a test')
    await page.getByLabel('Role').selectOption('auditor')
    await page.getByRole('button', { name: 'Create the token' }).click()
    const token = await page.locator('.secret').innerText()
    const ask = async (path: string): Promise<number> =>
      (await callWith(server, `Bearer ${token}`, 'GET', `/api/v1/operator${path}`)).status
    assert.deepEqual([await ask('/journal'), await ask('/operators')], [200, 403])

    await page.getByRole('button', { name: 'Sign out' }).click()
    server.clock.advance({ seconds: 1 })
    await page.goto(`${issuer}${ACCESS}`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(`**${ACCESS}`)
    await exchangePasskey(server, page, renewed[0] ?? '')

    const { demand, operator } = await openProgram(server, 'operator')
    const operators = await demand<{ operator_id: string; user_name: string }[]>('GET', '/operators')
    const ada = operators.find(({ user_name }) => user_name === 'ada@example.com')
    await demand('POST', `/operators/${ada?.operator_id}/disable`)
    assert.equal(await ask('/journal'), 400)
    await page.reload()
    assert.equal(new URL(page.url()).pathname, '/console/sign-in')
    assert.deepEqual(complaints, [])

    const path = `/api/v1/operator/operators/${operator.operatorId}`
    const reply = await callWith(
      server,
      `Bearer ${(await openProgram(server, 'viewer')).token}`,
      'POST',
      `${path}/disable`,
    )
    assert.equal(reply.status, 403)
    await assert.rejects(
      demand('POST', `/operators/${operator.operatorId}/disable`),
      /409.*Invite another operator first/,
    )
    const demote = () =>
      act(server.stage, bySystem('test'), (act) =>
        inviteOperator(act, server.vault, { userName: operator.userName, role: 'viewer' }),
      )
    await assert.rejects(demote, { code: 'conflict', message: /Invite another operator first/ })
  },
)

/** Removes the passkey with a proof by itself, and adds another with a proof by password and code. */
async function exchangePasskey(server: TestServer, page: Page, code: string): Promise<void> {
  server.clock.advance({ minutes: 11 })
  await page.getByText('Remove…').click()
  await page.getByRole('button', { name: /^Remove/ }).click()
  await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
  await page.getByRole('button', { name: 'Confirm with a passkey' }).click()
  await page.getByText('You have no passkey.').waitFor()

  // A device must not make a passkey that the server then refuses: so the proof comes first.
  server.clock.advance({ minutes: 11 })
  await page.reload()
  await page.getByRole('button', { name: 'Add a passkey…' }).click()
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await page.getByRole('button', { name: 'Add a passkey', exact: true }).click()
  await page.getByText('Remove…').waitFor()
}
