// try-bank: a command beside a server that runs prints each step of a trial, waits for the sign-in, and ends as the trial did.

import assert from 'node:assert/strict'
import test from 'node:test'
import { oneTimeCode } from '../../src/domain/operators/one-time-code.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { freePort } from '../../tools/free-port.ts'
import { GREATDAY, openBrowser, type Browser } from '../customer.ts'
import { onPostgres, openDataPlace } from '../data-place.ts'
import { PASSWORD, readSecret } from '../operator.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { demandRefusal, runCommand, startServer, watchCommand, type Settings } from '../server-process.ts'
import { until } from '../until.ts'

/** A browser in which a new operator is signed in to the console. */
async function openConsole(settings: Settings, issuer: string): Promise<Browser> {
  const { stdout } = await runCommand(['create-operator', 'ada@example.com', 'operator'], settings)
  const browser = openBrowser(issuer)
  const welcome = await browser.open(/^http\S+$/m.exec(stdout)?.[0] ?? assert.fail(stdout))
  const code = oneTimeCode(readSecret(welcome), systemClock.now())
  const done = await browser.submit(welcome, { password: PASSWORD, repeated: PASSWORD, code })
  assert.equal(done.status, 200)
  return browser
}

test('try-bank prints the steps as they come, waits for the sign-in in a browser, and ends with 0 or 1', async () => {
  await using place = await openDataPlace(seeded)
  const world = await place.inDatabase(makeProcessWorld)
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const settings = { ...place.settings, ...world.settings, PORT: port, ISSUER: issuer }
  if (!onPostgres) await demandRefusal(['try-bank', '1000'], settings, /Start the server first/)
  await using _server = await startServer('serve', settings)
  await demandRefusal(['try-bank', '7'], settings, /There is no such provider/)
  const browser = await openConsole(settings, issuer)

  const green = watchCommand(['try-bank', '1000', '--json'], settings)
  await browser.submit(await browser.open(await signInAddress(green)), GREATDAY)
  const { code, stdout } = await green.ended
  assert.equal(code, 0)
  const steps = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; outcome: string })
  assert.ok(steps.length > 8)
  for (const { outcome } of steps) assert.notEqual(outcome, 'failed')

  const red = watchCommand(['try-bank', '1000'], settings)
  const page = await browser.open(await signInAddress(red))
  await browser.open(/href="([^"]*error=access_denied[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '')
  const ended = await red.ended
  assert.equal(ended.code, 1)
  assert.match(ended.stdout, /^green {4}Settings\n {9}Expected: .*\n[\s\S]*^RED {6}Sign-in at the bank\n/m)
  assert.match(ended.stderr, /1 of 2 steps are red/)
})

async function signInAddress({ warned }: ReturnType<typeof watchCommand>): Promise<string> {
  await until(() => /^http\S+\n/m.test(warned()))
  return /^http\S+$/m.exec(warned())?.[0] ?? ''
}
