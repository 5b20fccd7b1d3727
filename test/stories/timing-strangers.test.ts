// A stranger who sends ten thousand bad requests a minute through the same proxy: an honest client notices nothing of it.

import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../../tools/free-port.ts'
import { openDataPlace } from '../data-place.ts'
import { basic } from '../requests.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { startServer } from '../server-process.ts'

/** Milliseconds between two bad requests: ten thousand a minute. */
const BAD_EVERY = 6
const HONEST_EVERY = 20

const ROUNDS = 4
const REQUESTS = 100

/** Only a machine that does nothing else can tell how long an answer takes: `npm run test:flood` says that it is one. */
const isQuiet = process.env['QUIET_MACHINE'] === 'yes'

/** One alone may be spoiled by chance. */
const TRIES = 5

const STRANGER = { 'x-forwarded-for': '203.0.113.9' }
const HONEST = { 'x-forwarded-for': '203.0.113.10' }

test('ten thousand bad requests a minute cost an honest client no answer and less than half of its speed', async (t) => {
  await using place = await openDataPlace(seeded)
  const { recipient, settings } = await place.inDatabase((database) => makeProcessWorld(database))
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  await using server = await startServer('serve', {
    ...place.settings,
    ...settings,
    ISSUER: issuer,
    PORT: port,
    TRUSTED_PROXIES: '127.0.0.1',
  })
  const ask = (clientSecret: string, from: Record<string, string>): Promise<Response> => {
    const authorization = basic({ clientId: recipient.clientId, clientSecret })
    const body = new URLSearchParams({ grant_type: 'client_credentials' })
    return fetch(`${issuer}/api/v1/token`, { method: 'POST', headers: { ...from, authorization }, body })
  }
  const honest = async (): Promise<number> => {
    const begun = performance.now()
    const answer = await ask(recipient.clientSecret, HONEST)
    assert.equal(answer.status, 200, await answer.text())
    return performance.now() - begun
  }
  const guess = await consoleGuess(issuer)
  const bad = [() => ask('guessed', STRANGER), () => wrongToken(issuer), guess]
  // The first ones pay for what is compiled on the way.
  const first = startFlood(bad)
  for (let count = 0; count < REQUESTS; count++) await honest()
  await first.end()
  const told: string[] = []
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [quiet, flooded]: [number[], number[]] = [[], []]
    let refused = 0
    for (let round = 0; round < ROUNDS; round++) {
      quiet.push(...(await measure(honest)))
      const flood = startFlood(bad)
      flooded.push(...(await measure(honest)))
      refused += await flood.end()
    }
    assert.ok(refused > 0)
    const [before, during] = [quiet, flooded].map(p99) as [number, number]
    told.push(`${before.toFixed(1)} ms, and ${during.toFixed(1)} ms beside ${refused} bad requests`)
    if (during < before * 2 || !isQuiet) break
    assert.ok(attempt + 1 < TRIES, `99 of 100 were answered within ${told.join('; ')}`)
  }
  t.diagnostic(`99 of 100 were answered within ${told.join('; ')}`)
  assert.equal((await server.end('SIGTERM')).code, 0)
})

/** Milliseconds, at a steady pace whatever the answers take. */
async function measure(honest: () => Promise<number>): Promise<readonly number[]> {
  const asked: Promise<number>[] = []
  for (let count = 0; count < REQUESTS; count++) {
    asked.push(honest())
    await delay(HONEST_EVERY)
  }
  return Promise.all(asked)
}

/** At a steady pace, each kind in turn; `end` gives how many were refused, and fails where one was not. */
function startFlood(bad: readonly (() => Promise<Response>)[]) {
  const answers: Promise<Response>[] = []
  const timer = setInterval(() => {
    const send = bad[answers.length % bad.length]!
    answers.push(send())
  }, BAD_EVERY)
  return {
    async end(): Promise<number> {
      clearInterval(timer)
      for (const answer of await Promise.all(answers)) {
        assert.ok(answer.status >= 400 && answer.status !== 500, `${answer.url}: ${answer.status}`)
        await answer.body?.cancel()
      }
      return answers.length
    },
  }
}

function wrongToken(issuer: string): Promise<Response> {
  return fetch(`${issuer}/api/fdx/5/accounts`, { headers: { ...STRANGER, authorization: 'Bearer guessed' } })
}

/** A sign-in at the console with a name that is made up each time. */
async function consoleGuess(issuer: string): Promise<() => Promise<Response>> {
  const page = await fetch(`${issuer}/console/sign-in`)
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const csrf_token = /name="csrf_token" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  assert.ok(csrf_token && cookie)
  let count = 0
  return () => {
    const typed = { user_name: `nobody${count++}@example.com`, password: 'wrong wrong wrong', code: '000000' }
    const body = new URLSearchParams({ csrf_token, ...typed })
    return fetch(page.url, { method: 'POST', headers: { ...STRANGER, cookie, origin: issuer }, body })
  }
}

function p99(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0
}
