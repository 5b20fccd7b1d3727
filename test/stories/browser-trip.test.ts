// The trip in a real browser: a person connects a bank to the demo app, in both languages, to every end it can have.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { openAlmanac, type Almanac } from '../almanac.ts'
import { follow, inChromium, openChromium, openPerson, type Look } from '../browser.ts'

test('a person connects their bank to an app in a real browser', inChromium, async (t) => {
  await using almanac = await openAlmanac()
  await using browser = await openChromium()
  const { address, server } = almanac

  /** In a browser of its own, in which nothing that happens may be against the rules. */
  const walk = (name: string, body: (page: Page) => Promise<void>, look: Look = {}): Promise<void> =>
    t.test(name, async () => {
      const { page, complaints } = await openPerson(browser, [address, server.issuer], look)
      await page.goto(address)
      await body(page)
      assert.deepEqual(complaints, [])
      await page.context().close()
    })

  await walk('the app shows the accounts that were chosen and two years of transactions', shareTwoAccounts)
  await walk('the same in French, with three security questions', shareInFrench, { locale: 'fr-CA' })
  await walk('a refusal on the last page shares nothing', refuse)
  await walk('whoever cancels at the bank is back in the app with nothing shared', cancelAtBank)
  await walk('whom the bank has disabled or cannot serve is told so, and may try as somebody else', isTurnedAway)
  await walk('whoever holds no account is told so and led back', holdsNothing)
  await walk('forty-seven thousand transactions arrive while the app is used', shareManyTransactions)

  await t.test('the journal knows three consents, and who read under them', () => demandJournal(almanac))
})

async function shareTwoAccounts(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Connect my bank Maple Test Bank' }).click()
  await page.getByLabel('User name').fill('greatday_nomfa')
  await page.getByLabel('Password').fill('Everyday')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Everyday Chequing' }).check()
  await page.getByRole('checkbox', { name: 'Cash Back Credit Card' }).check()
  await follow(page.getByRole('button', { name: 'Continue', exact: true }))
  assert.deepEqual(await texts(page, 'ul.accounts .account-name'), ['Everyday Chequing', 'Cash Back Credit Card'])
  assert.deepEqual(await texts(page, '.cluster h3'), [
    'The accounts you chose',
    'Balances and terms',
    'Account numbers for payments',
    'Your investments',
    'Your transactions',
    'Your statements',
    'How to reach you',
    'Who you are',
  ])
  await page.getByText('until June 17, 2027').first().waitFor()
  await page.getByRole('button', { name: 'Agree and share' }).click()
  await page.getByRole('heading', { name: 'Hello, Robin' }).waitFor()
  assert.deepEqual(await texts(page, '.kind .name'), ['Everyday Chequing', 'Cash Back Credit Card'])
  await page.getByRole('link', { name: 'Everyday Chequing' }).click()
  const months = await texts(page, 'select[name=month] option')
  assert.deepEqual([months[1], months.at(-1), months.length], ['June 2026', 'June 2024', 26])
  const files = page.waitForEvent('download')
  await page.getByRole('link', { name: 'May 31, 2026 (PDF)' }).click()
  assert.match((await files).suggestedFilename(), /^statement-.+\.pdf$/)
  await page.getByRole('link', { name: 'All accounts' }).click()
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByText('You are disconnected.').waitFor()
}

async function shareInFrench(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Connecter ma banque' }).last().click()
  await page.getByLabel('Nom d’utilisateur').fill('bellejournee_mfa')
  await page.getByLabel('Mot de passe').fill('Everyday')
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  for (const [number, answer] of ['Montréal', 'Canada', 'Triangle'].entries()) {
    await page.getByText(`Question ${number + 1} de 3`).waitFor()
    await page.getByLabel('Votre réponse').fill(answer)
    await page.getByRole('button', { name: 'Continuer' }).click()
  }
  await page.getByRole('button', { name: 'Continuer avec les 3 comptes' }).click()
  await page.getByText('jusqu’au 17 juin 2027').first().waitFor()
  await page.getByRole('button', { name: 'Accepter et partager' }).click()
  await page.getByRole('heading', { name: 'Bonjour, Étienne' }).waitFor()
  assert.equal((await texts(page, '.kind .name')).length, 3)
}

async function refuse(page: Page): Promise<void> {
  await signInAs(page, 'joint_one')
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('button', { name: 'Don’t share' }).click()
  await demandNothingShared(page)
}

async function cancelAtBank(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Connect my bank Maple' }).click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await demandNothingShared(page)
}

async function isTurnedAway(page: Page): Promise<void> {
  await signInAs(page, 'test_disabled_account')
  await page.getByRole('heading', { name: 'Your online access is disabled' }).waitFor()
  await page.getByRole('link', { name: 'Back to the sign-in' }).click()
  await page.getByRole('button', { name: 'Sign in as test_service_unavailable' }).click()
  await page.getByRole('heading', { name: 'Online banking is not available' }).waitFor()
  await page.getByRole('link', { name: 'Back to the sign-in' }).click()
  await page.getByRole('button', { name: 'Sign in as closed_account' }).click()
  await page.getByRole('heading', { name: 'Choose the accounts to share' }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await demandNothingShared(page)
}

async function holdsNothing(page: Page): Promise<void> {
  await signInAs(page, 'no_account')
  await page.getByRole('heading', { name: 'There is no account to share' }).waitFor()
  await page.getByRole('button', { name: 'Back to Story App' }).click()
  await demandNothingShared(page)
}

async function shareManyTransactions(page: Page): Promise<void> {
  await signInAs(page, 'many_transactions')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('button', { name: 'Agree and share' }).click()
  await follow(page.getByRole('link', { name: 'More is arriving' }))
  while (await page.getByRole('link', { name: 'More is arriving' }).isVisible()) await page.reload()
  await page.getByText('47,241 transactions', { exact: true }).waitFor()
}

async function signInAs(page: Page, username: string): Promise<void> {
  await page.getByRole('link', { name: 'Connect my bank Maple' }).click()
  await page.getByRole('button', { name: `Sign in as ${username}`, exact: true }).click()
}

async function demandNothingShared(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Nothing was shared' }).waitFor()
  await page.getByRole('link', { name: 'Back to Almanac' }).click()
  await page.getByRole('link', { name: 'Connect my bank Maple' }).waitFor()
}

async function demandJournal({ server }: Almanac): Promise<void> {
  const grants = await server.database.read
    .selectFrom('journal_entry')
    .select('consent_id')
    .where('action', '=', 'grant-consent')
    .execute()
  assert.equal(grants.length, 3)
  for (const { consent_id } of grants) {
    const reads = await server.database.read
      .selectFrom('journal_entry')
      .select('journal_entry_id')
      .where('kind', '=', 'read')
      .where('consent_id', '=', consent_id)
      .execute()
    assert.ok(reads.length > 0)
  }
}

function texts(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allInnerTexts()
}
