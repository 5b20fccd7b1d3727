// Behind a proxy: where a caller is, is what the proxies say that we were told of, and nobody else.

import assert from 'node:assert/strict'
import test from 'node:test'
import { systemClock } from '../../src/platform/clock.ts'
import { openLog } from '../../src/platform/log.ts'
import { openBrowser } from '../customer.ts'
import { makeOperator, trySignIn } from '../operator.ts'
import { openTestServer, type TestServer } from '../server.ts'

const THROUGH = { 'x-forwarded-for': '1.1.1.1, ::ffff:203.0.113.9' }

test('the caller that a trusted proxy names is the one in the log, in the journal and beside the sessions', async () => {
  const lines: string[] = []
  const log = openLog(systemClock, (line) => void lines.push(line))
  await using server = await openTestServer({ trustedProxies: '127.0.0.1', log })
  const browser = openBrowser(server.issuer, 'en', THROUGH)
  const ada = await makeOperator(server, browser, 'ada@example.com', 'operator')
  assert.match((await browser.open('/console/sessions')).text, /203\.0\.113\.9/)
  await trySignIn(server, openBrowser(server.issuer, 'en', THROUGH), ada, { password: 'a wrong password' })
  assert.deepEqual(await refusedAt(server), ['203.0.113.9'])
  assert.ok(lines.every((line) => line.includes('"address":"203.0.113.9"')))
})

test('without trust the header is not believed, and the log names the proxy that nobody told of once an hour', async () => {
  const lines: string[] = []
  const log = openLog(systemClock, (line) => void lines.push(line))
  await using server = await openTestServer({ log })
  const ada = await makeOperator(server, openBrowser(server.issuer), 'ada@example.com', 'operator')
  const warnings = (): string[] => lines.filter((line) => line.includes('"level":"warn"'))
  assert.equal(warnings().length, 0)
  await trySignIn(server, openBrowser(server.issuer, 'en', THROUGH), ada, { password: 'a wrong password' })
  assert.deepEqual(await refusedAt(server), ['127.0.0.1'])
  for (const headers of [{ via: '1.1 proxy' }, { forwarded: 'for=192.0.2.1' }]) {
    await fetch(new URL('/health/live', server.issuer), { headers })
  }
  const [warning = '', ...others] = warnings()
  assert.equal(others.length, 0)
  assert.match(warning, /TRUSTED_PROXIES.*"address":"127\.0\.0\.1"/)
  server.clock.advance({ hours: 1 })
  await fetch(new URL('/health/live', server.issuer), { headers: THROUGH })
  assert.equal(warnings().length, 2)
})

test('what a proxy says of scheme and host is not believed: the issuer is configured', async () => {
  await using server = await openTestServer({ trustedProxies: '127.0.0.1' })
  const headers = {
    ...THROUGH,
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil',
  }
  const metadata = await fetch(new URL('/.well-known/oauth-authorization-server', server.issuer), { headers })
  assert.equal(((await metadata.json()) as { issuer: string }).issuer, server.issuer)
  const page = await fetch(new URL('/console', server.issuer), { headers, redirect: 'manual' })
  assert.equal(page.headers.get('location'), '/console/sign-in?to=%2Fconsole')
})

async function refusedAt({ database }: TestServer): Promise<readonly unknown[]> {
  const entries = await database.run<{ readonly address: string }>(
    `select detail->>'address' as address from journal_entry where action = 'refuse-sign-in'`,
    [],
  )
  return entries.map(({ address }) => address)
}
