// The example as a stranger runs it: two banks that are not the sandbox, a second factor, and the commands of the guide.

import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { freePort } from '../../tools/free-port.ts'
import { inChromium, openChromium, openPerson } from '../browser.ts'
import { answers } from '../server-process.ts'
import { until } from '../until.ts'

const MAIN = new URL('../../examples/bank/main.ts', import.meta.url).pathname

test(
  'one command puts Portage in front of two banks, whose customers sign in there and share',
  inChromium,
  async (t) => {
    await using example = await startExample()
    await using browser = await openChromium()
    const { bank, demoApp, fdxBank, portage } = example.addresses

    await t.test(
      'a member signs in with a second factor at the OpenID provider, and the app shows their data',
      async () => {
        const { page } = await openPerson(browser, [bank, demoApp, portage])
        await page.goto(demoApp)
        await page.getByRole('link', { name: 'Connect my bank Tern Bay Credit Union' }).click()
        await page.getByLabel('User name').fill('amara1')
        await page.getByLabel('Password').fill('a wrong one')
        await page.getByRole('button', { name: 'Continue' }).click()
        await page.getByRole('alert').waitFor()
        await page.getByLabel('Password').fill('lighthouse')
        await page.getByRole('button', { name: 'Continue' }).click()
        const phone = await page.context().newPage()
        await phone.goto(`${bank}/phone?member=amara1`)
        await page.getByLabel('Six-digit code').fill((await phone.locator('output').textContent()) ?? '')
        await page.getByRole('button', { name: 'Continue' }).click()
        await agree(page, 'Everyday Chequing')
        await page.getByRole('heading', { name: 'Hello, Amara' }).waitFor()
        await page.getByText('Quayside Bakery').first().waitFor()
        await page.getByRole('link', { name: 'Everyday Chequing' }).click()
        const files = page.waitForEvent('download')
        await page
          .getByRole('link', { name: /\(PDF\)/ })
          .first()
          .click()
        assert.match((await files).suggestedFilename(), /\.pdf$/)
      },
    )

    for (const [name, user] of [
      ['Lumen Bank', 'greatday_nomfa'],
      ['Merrow Savings', 'bellejournee'],
    ] as const) {
      await t.test(`a customer of a bank that speaks FDX shares through Portage: ${name}`, async () => {
        const { page } = await openPerson(browser, [fdxBank, demoApp, portage])
        await page.goto(demoApp)
        await page.getByRole('link', { name: `Connect my bank ${name}` }).click()
        await page.getByLabel('User name').fill(user)
        await page.getByLabel('Password').fill('Everyday')
        await page.getByRole('button', { name: 'Sign in', exact: true }).click()
        await agree(page)
        await page.waitForURL(`${portage}/**`)
        await agree(page)
        await page.getByRole('heading', { name: /^Hello/ }).waitFor()
        await page.getByText(`From ${name}`).waitFor()
      })
    }

    await t.test('every command of the guide works when it is pasted into a shell', () =>
      demandWorkingGuide(example.folder),
    )

    await t.test('Ctrl-C ends it and everything that it started', async () => {
      const ended = await example.end()
      assert.deepEqual(ended, { code: 0, tail: `The example has ended. Its data stays in ${example.folder}\n` })
      for (const address of Object.values(example.addresses)) assert.equal(await answers(address), false, address)
    })
  },
)

/** The pages on which a customer chooses accounts and agrees: Portage's, and at the second Portage the bank's. */
async function agree(page: Page, account?: string): Promise<void> {
  await page.getByRole('heading', { name: 'Choose the accounts to share' }).waitFor()
  const boxes = page.getByRole('checkbox', account === undefined ? {} : { name: account })
  if ((await boxes.count()) > 0) await boxes.first().check()
  await page
    .getByRole('button', { name: /^Continue/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Agree and share' }).click()
}

/** All but `try-bank` in one shell, as they stand; that one waits for a person after its checks, all of which are green. */
async function demandWorkingGuide(folder: string): Promise<void> {
  const text = await readFile('docs/connect-a-bank.md', 'utf8')
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, lines = '']) => lines)
  const waits = blocks.filter((block) => block.includes('try-bank'))
  assert.deepEqual([blocks.length, waits.length], [5, 1])
  const shell = (lines: readonly string[]) =>
    spawn('sh', ['-eu', '-c', [`. ${folder}/settings.sh`, ...lines].join('\n')], { detached: true })
  const rest = shell(blocks.filter((block) => !waits.includes(block)))
  const printed = listen(rest)
  await once(rest, 'close')
  assert.equal(rest.exitCode, 0, printed())
  assert.match(printed(), /Nothing changes[^]*2001 +ACTIVE +views +Tern Bay[^]*"registration_status":"ACTIVE"/)
  const trying = shell(waits)
  const tried = listen(trying)
  await until(() => tried().includes('/sign-in') || trying.exitCode !== null)
  assert.match(tried(), /^green +Settings/)
  assert.doesNotMatch(tried(), /^RED/m)
  const ended = once(trying, 'close')
  if (trying.pid !== undefined) process.kill(-trying.pid, 'SIGINT')
  await ended
}

async function startExample() {
  const folder = await mkdtemp(path.join(tmpdir(), 'portage-example-test-'))
  const names = ['PORT', 'DEMO_APP_PORT', 'BANK_PORT', 'BANK_DATABASE_PORT', 'FDX_BANK_PORT', 'FDX_BANK_APP_PORT']
  const ports: Record<string, string> = {}
  for (const name of names) ports[name] = String(await freePort())
  const at = (name: string): string => `http://127.0.0.1:${ports[name]}`
  const env = { ...process.env, ...ports, EXAMPLE_FOLDER: folder, BANK_MEMBERS: '200' }
  const child = spawn(process.execPath, [MAIN], { env })
  const printed = listen(child)
  await until(() => printed().includes('Begin at') || child.exitCode !== null, 300_000)
  assert.equal(child.exitCode, null, printed())
  const end = async () => {
    if (child.exitCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
    }
    return { code: child.exitCode, tail: printed().split('\n').slice(-2).join('\n') }
  }
  return {
    folder,
    addresses: {
      portage: at('PORT'),
      demoApp: at('DEMO_APP_PORT'),
      bank: at('BANK_PORT'),
      fdxBank: at('FDX_BANK_PORT'),
    },
    end,
    async [Symbol.asyncDispose]() {
      await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function listen(child: ChildProcess): () => string {
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (text += part))
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (text += part))
  return () => text
}
