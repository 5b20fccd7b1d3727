// What people do in a browser: no mouse, no script, back, reload, click twice, a second tab, another device, a long pause.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openAlmanac, type Almanac } from '../almanac.ts'
import { inChromium, openChromium, openPerson, type Look } from '../browser.ts'

/** To Greatday's security questions. */
const ANSWERS = ['Montreal', 'Canada', 'Triangle']

type World = { readonly almanac: Almanac; readonly browser: Browser }

test('whatever people do in a browser, nothing is shared but what they agreed to, once', inChromium, async (t) => {
  await using almanac = await openAlmanac()
  await using browser = await openChromium()
  const world = { almanac, browser }

  const tell = (name: string, body: (page: Page, world: World) => Promise<void>, look: Look = {}): Promise<void> =>
    t.test(name, async () => {
      const { page, complaints } = await openPerson(browser, [almanac.address, almanac.server.issuer], look)
      await page.goto(`${almanac.address}/connect?provider=1000`)
      await body(page, world)
      assert.deepEqual(complaints, [])
      await page.context().close()
    })

  await tell('without script everything works', shareAll, { javaScriptEnabled: false })
  await tell('by keyboard alone everything works, and the focus is always seen', shareByKeyboard)
  await tell('the back button leads to a page that is true, and on again', goBack)
  await tell('a page that is reloaded is the same page', reloadAll)
  await tell('of two clicks on any button the second changes nothing: one consent', clickTwice)
  await tell(
    'all that is done in two tabs at once gives one consent and one code, and both come to an end',
    clickInTwoTabs,
  )
  await tell('in another browser a link shows nothing of the customer and says why', openElsewhere)
  await tell('nobody agrees to accounts that were changed in another tab', changeInAnotherTab)
  await tell('after ten minutes every page says that it is too late, and nothing is shared', comeTooLate)
})

async function shareAll(page: Page): Promise<void> {
  await signInAs(page, 'greatday_nomfa')
  await page.getByRole('button', { name: 'Continue with all 5 accounts' }).click()
  await page.getByRole('button', { name: 'Agree and share' }).click()
  await page.getByRole('heading', { name: 'Hello, Robin' }).waitFor()
}

async function shareByKeyboard(page: Page): Promise<void> {
  // The cursor waits in the first field.
  await page.locator('#username:focus').waitFor()
  await page.keyboard.type('Greatday')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Everyday')
  await page.keyboard.press('Enter')
  for (const [place, answer] of ANSWERS.entries()) {
    await page.getByText(`Question ${place + 1} of 3`).waitFor()
    await page.locator('#answer:focus').waitFor()
    await page.keyboard.type(answer)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('heading', { name: 'Choose the accounts to share' }).waitFor()
  await pressTabUntil(page, 'Skip to the content')
  await page.keyboard.press('Enter')
  await pressTabUntil(page, 'Everyday Chequing')
  await page.keyboard.press('Space')
  await pressTabUntil(page, 'Continue')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Share your data with Story App?' }).waitFor()
  await pressTabUntil(page, 'Agree and share')
  await page.keyboard.press('Space')
  await page.getByRole('heading', { name: 'Hello, Jordan' }).waitFor()
  await pressTabUntil(page, 'Everyday Chequing')
}

async function goBack(page: Page): Promise<void> {
  await signInAs(page, 'joint_two')
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('button', { name: 'Agree and share' }).waitFor()
  await page.goBack()
  assert.equal(await page.getByRole('checkbox').first().isChecked(), true)
  await page.goBack()
  await page.getByRole('heading', { name: 'You have signed in' }).waitFor()
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Agree and share' }).click()
  await page.getByRole('heading', { name: 'Hello, Sam' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'You have already answered' }).waitFor()
  const way = page.getByRole('link', { name: 'Back to Story App' })
  assert.equal(await way.getAttribute('href'), 'https://app.example/')
  await page.goForward()
  await page.getByRole('heading', { name: 'Hello, Sam' }).waitFor()
}

async function reloadAll(page: Page): Promise<void> {
  await demandSameWhenReloaded(page, 'Sign in')
  await signInAs(page, 'Greatday')
  await demandSameWhenReloaded(page, 'Security question')
  for (const [place, answer] of ANSWERS.entries()) {
    await fillAnswer(page, place, answer)
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  await demandSameWhenReloaded(page, 'Choose the accounts to share')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByText('There is a problem').waitFor()
  await demandSameWhenReloaded(page, 'Choose the accounts to share')
  await page.getByRole('button', { name: 'Continue with all' }).click()
  await demandSameWhenReloaded(page, 'Share your data with Story App?')
  await page.getByRole('button', { name: 'Don’t share' }).click()
  await page.getByRole('heading', { name: 'Nothing was shared' }).waitFor()
}

async function demandSameWhenReloaded(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
  const before = await page.locator('main').innerText()
  await page.reload()
  assert.equal(await page.locator('main').innerText(), before)
}

async function clickTwice(page: Page, { almanac }: World): Promise<void> {
  const before = await countGrants(almanac)
  await page.getByLabel('User name').fill('Greatday')
  await page.getByLabel('Password').fill('Everyday')
  await page.getByRole('button', { name: 'Sign in', exact: true }).dblclick()
  for (const [place, answer] of ANSWERS.entries()) {
    await fillAnswer(page, place, answer)
    await page.getByRole('button', { name: 'Continue' }).dblclick()
  }
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Continue', exact: true }).dblclick()
  await page.getByRole('button', { name: 'Agree and share' }).dblclick()
  await page.getByRole('heading', { name: 'Hello, Jordan' }).waitFor()
  assert.equal(await countGrants(almanac), before + 1)
}

async function clickInTwoTabs(page: Page, { almanac }: World): Promise<void> {
  const before = await countGrants(almanac)
  const codes: (string | null)[] = []
  page.context().on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname === '/callback') codes.push(searchParams.get('code'))
  })
  const twin = await page.context().newPage()
  await twin.goto(page.url())
  const inBoth = (body: (tab: Page) => Promise<void>): Promise<unknown> => Promise.all([page, twin].map(body))
  await inBoth((tab) => signInAs(tab, 'Greatday'))
  for (const [place, answer] of ANSWERS.entries()) {
    await inBoth((tab) => fillAnswer(tab, place, answer))
    await inBoth((tab) => tab.getByRole('button', { name: 'Continue' }).click())
  }
  await inBoth((tab) => tab.getByRole('button', { name: 'Continue with all 3 accounts' }).click())
  await inBoth((tab) => tab.getByRole('button', { name: 'Agree and share' }).waitFor())
  await inBoth((tab) => tab.getByRole('button', { name: 'Agree and share' }).click())
  // Whichever comes second finds the code waiting, or redeemed: then it is told so.
  const isThere = (tab: Page) => tab.getByRole('heading', { name: /^(Hello, Jordan|You have already answered)$/ })
  await inBoth((tab) => isThere(tab).waitFor())
  assert.equal(new Set(codes).size, 1)
  assert.equal(await countGrants(almanac), before + 1)
}

async function openElsewhere(page: Page, { browser }: World): Promise<void> {
  const other = await browser.newPage()
  const demandNothingThere = async (title: string): Promise<void> => {
    const answer = await other.goto(page.url())
    assert.equal(answer?.status(), 403)
    await other.getByRole('heading', { name: title }).waitFor()
    assert.doesNotMatch(await other.locator('body').innerText(), /Twain|Household|Savings/)
    assert.equal(await other.locator('form').count(), 0)
  }
  await demandNothingThere('This sign-in belongs to another browser')
  await signInAs(page, 'joint_one')
  await demandNothingThere('Please continue where you began')
  await page.getByRole('button', { name: 'Continue with both accounts' }).click()
  await page.getByRole('button', { name: 'Agree and share' }).waitFor()
  await demandNothingThere('Please continue where you began')
  await other.close()
}

async function changeInAnotherTab(page: Page, { almanac }: World): Promise<void> {
  await signInAs(page, 'business')
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('button', { name: 'Agree and share' }).waitFor()
  const before = await countGrants(almanac)
  const tab = await page.context().newPage()
  await tab.goto(page.url())
  await tab.getByRole('link', { name: 'Back: change accounts' }).click()
  await tab.getByRole('button', { name: 'Continue with all 3 accounts' }).click()
  await tab.getByText('From these 3 accounts').waitFor()
  await page.getByRole('button', { name: 'Agree and share' }).click()
  await page.getByRole('heading', { name: 'This page is out of date' }).waitFor()
  assert.equal(await countGrants(almanac), before)
  await tab.getByRole('button', { name: 'Agree and share' }).click()
  await tab.getByRole('heading', { name: 'Hello, Noor' }).waitFor()
  assert.equal(await tab.locator('.kind li').count(), 3)
}

/** The last of all, because it moves the clock. */
async function comeTooLate(page: Page, { almanac: { address, server } }: World): Promise<void> {
  const atBank = await page.context().newPage()
  await atBank.goto(`${address}/connect?provider=1000`)
  const atAccounts = await page.context().newPage()
  await atAccounts.goto(`${address}/connect?provider=1000`)
  await signInAs(atAccounts, 'every_account')
  await signInAs(page, 'every_account')
  await page.getByRole('button', { name: 'Continue with all' }).click()
  await page.getByRole('button', { name: 'Agree and share' }).waitFor()
  const before = await countGrants({ server })
  server.clock.advance({ minutes: 11 })
  await signInAs(atBank, 'every_account')
  await atBank.getByRole('heading', { name: 'This sign-in has expired' }).waitFor()
  await atAccounts.getByRole('button', { name: 'Continue with all' }).click()
  await atAccounts.getByRole('heading', { name: 'You ran out of time' }).waitFor()
  await page.getByRole('button', { name: 'Agree and share' }).click()
  await page.getByRole('heading', { name: 'You ran out of time' }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Back to Story App' }).getAttribute('href'), 'https://app.example/')
  assert.equal(await countGrants({ server }), before)
}

async function signInAs(page: Page, username: string): Promise<void> {
  await page.getByRole('button', { name: `Sign in as ${username}`, exact: true }).click()
}

async function fillAnswer(page: Page, place: number, answer: string): Promise<void> {
  await page.getByText(`Question ${place + 1} of 3`).waitFor()
  await page.getByLabel('Your answer').fill(answer)
}

/** Goes on with Tab until the focus is on what is called this; the focus must be seen wherever it stops. */
async function pressTabUntil(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab')
    const focus = page.locator(':focus')
    const { outlineStyle, boxShadow } = await focus.evaluate((element) => getComputedStyle(element))
    assert.ok(outlineStyle !== 'none' || boxShadow !== 'none', 'the focus is not seen')
    const called = await focus.evaluate((element) => (element.closest('label') ?? element).textContent ?? '')
    if (called.replaceAll(/\s+/g, ' ').trim().startsWith(name)) return
  }
  assert.fail(`Tab does not reach ${name}`)
}

async function countGrants({ server }: Pick<Almanac, 'server'>): Promise<number> {
  const grants = await server.database.read
    .selectFrom('journal_entry')
    .select('journal_entry_id')
    .where('action', '=', 'grant-consent')
    .execute()
  return grants.length
}
