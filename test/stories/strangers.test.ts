// Strangers: what anybody can begin without signing in is bounded, soon gone, and no entry in the journal.

import assert from 'node:assert/strict'
import test from 'node:test'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import { openSharer } from '../banking.ts'
import { RETURN_URL, setConnectOf } from '../connect.ts'
import { openBrowser, type Browser } from '../customer.ts'
import { openClient } from '../oauth-client.ts'
import { openTestServer, type TestServer } from '../server.ts'

const MOST = 5

const from = (server: TestServer, address: string): Browser =>
  openBrowser(server.issuer, 'en', { 'x-forwarded-for': address })

/** Every address at which anybody begins something that is kept for a while. */
async function beginnings(
  server: TestServer,
): Promise<Readonly<Record<string, (browser: Browser) => Promise<string>>>> {
  const app = await openClient(server)
  const settings = { redirectUrls: [RETURN_URL], origins: [] }
  const { customerId } = await setConnectOf(server, await openSharer(server), settings)
  const connect = new URLSearchParams({ customerId, redirectUrl: RETURN_URL }).toString()
  return {
    authorize: async () => app.authorizeUrl().href,
    connect: async () => `/connect/banks/1000?${connect}`,
    visit: async () => '/my-data/banks/1000/sign-in',
    async bank(browser) {
      // It may be left for the bank any number of times.
      const { pathname } = (await browser.open(app.authorizeUrl().href)).address
      assert.match(pathname, /sign-in/)
      const [row] = await server.database.run<{ id: string }>(
        'select authorization_id as id from authorization_request order by authorization_id desc limit 1',
        [],
      )
      return `/authorizations/${row!.id}/sign-in`
    },
  }
}

test('what one address begins without signing in is bounded, and everybody else goes on', async () => {
  await using server = await openTestServer({ begunPerMinute: MOST, trustedProxies: '127.0.0.1' })
  for (const [name, begin] of Object.entries(await beginnings(server))) {
    server.clock.advance({ minutes: 1 })
    const browser = from(server, '203.0.113.9')
    const address = await begin(browser)
    for (let time = name === 'bank' ? 1 : 0; time < MOST; time++) {
      assert.equal((await browser.open(address)).status, 200, `${name}, ${time}`)
    }
    const { status, headers, text } = await browser.open(address)
    assert.deepEqual([status, headers.get('retry-after')], [429, '60'], name)
    assert.match(text, /Too many attempts/)
    const other = from(server, '203.0.113.10')
    assert.equal((await other.open(await begin(other))).status, 200, name)
    server.clock.advance({ minutes: 1 })
    assert.equal((await browser.open(address)).status, 200, name)
  }
})

test('a stranger with all the networks of an IPv6 site is bounded like one, and keeps nobody else out', async () => {
  await using server = await openTestServer({ begunPerMinute: MOST, trustedProxies: '127.0.0.1' })
  const app = await openClient(server)
  const begin = async (address: string) => (await from(server, address).open(app.authorizeUrl().href)).status
  let begun = 0
  for (let network = 0; network < 100; network++) {
    const status = await begin(`2001:db8:0:${(network * 0x101).toString(16)}::1`)
    if (status === 200) begun++
    else assert.equal(status, 429)
  }
  assert.equal(begun, MOST * 10)
  for (const address of ['2001:db8:1::1', '203.0.113.10']) assert.equal(await begin(address), 200, address)
})

test('whatever a stranger does, the journal has nothing of it, and after an hour nothing of it is left', async () => {
  await using server = await openTestServer()
  const begin = await beginnings(server)
  const before = await countOf(server, 'journal_entry')
  for (const address of Object.values(begin)) {
    const browser = openBrowser(server.issuer)
    const signInPage = await browser.open(await address(browser))
    assert.equal(signInPage.status, 200)
    // And turns back at the bank.
    const cancel = /<a class="button quiet" href="([^"]+)"/.exec(signInPage.text)?.[1]?.replaceAll('&amp;', '&')
    assert.ok(cancel)
    await browser.open(cancel)
    await browser.open(await address(browser))
  }
  assert.equal(await countOf(server, 'journal_entry'), before)
  assert.ok((await countOf(server, 'authorization_request')) > 0)
  server.clock.advance({ minutes: 71 })
  await endWhatIsOver(server.stage)
  for (const table of ['authorization_request', 'visit']) assert.equal(await countOf(server, table), 0, table)
  await openBrowser(server.issuer).open('/my-data/banks/1000/sign-in')
  assert.equal(await countOf(server, 'sandbox_sign_in'), 1)
})

async function countOf({ database }: TestServer, table: string): Promise<number> {
  const [row] = await database.run<{ readonly count: number }>(`select count(*)::integer as count from ${table}`, [])
  return row!.count
}
