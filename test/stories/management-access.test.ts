// Who may administer: a partner with a living token of its own, a recipient the two lists of providers, nobody else.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { issueAccessToken, type AccessToken, type Audience } from '../../src/domain/tokens/access-token.ts'
import { openKeyRing } from '../../src/domain/keys/key-ring.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { assertRefused, callWith, type Reply } from '../partner.ts'
import { openTestServer, type TestServer } from '../server.ts'

const FOR_ALL = new Set(['list-providers', 'list-providers-with-status'])

let server: TestServer
let endpoints: readonly Endpoint[]
let sign: (audience: Audience, token: Pick<AccessToken, 'clientId' | 'scope'>) => string
before(async () => {
  server = await openTestServer()
  endpoints = server.app.endpoints.filter(
    // An app that registers itself is refused in the conventions of RFC 7591: its own story tells.
    ({ access, path }) => access.name.startsWith('partner') && !path.startsWith('/api/fdx/'),
  )
  const { database, vault, clock, issuer } = server
  const ring = await openKeyRing(database, vault, clock)
  sign = (audience, { clientId, scope }) =>
    issueAccessToken({ ring, issuer }, clock.now(), audience, { subject: clientId, clientId, scope })
})
after(() => server[Symbol.asyncDispose]())

const partnerToken = (): string => sign('management', { clientId: server.partner.clientId, scope: 'client:admin' })
const recipientToken = (): string => sign('management', { clientId: server.recipient.clientId, scope: '' })

/** At the owner's own ids, or with `value` in their place. */
function call({ method, path }: Endpoint, token: string | undefined, value?: string): Promise<Reply> {
  const ids: Readonly<Record<string, string>> = {
    client_id: server.recipient.clientId,
    recipient_ids: server.recipient.clientId,
  }
  const address = path.replaceAll(/:(\w+)/g, (_, name: string) => value ?? ids[name] ?? '1000')
  const body = method === 'PUT' || method === 'POST' ? {} : undefined
  return callWith(server, token === undefined ? undefined : `Bearer ${token}`, method, address, body)
}

const invalid = (reply: Reply): void => assertRefused(reply, 400, 'invalid_token', /access token/i)

test('there is no way in without a living management token', async (t) => {
  assert.equal(endpoints.length, 14)
  const tokens: Readonly<Record<string, string | undefined>> = {
    none: undefined,
    nonsense: 'x.y.z',
    'a token of a client that is no more': sign('management', { clientId: 'partner-gone', scope: 'client:admin' }),
    'a token with another signature': `${partnerToken().slice(0, -4)}AAAA`,
    'a token from five minutes ago': partnerToken(),
  }
  server.clock.advance({ seconds: 300 })
  for (const [what, token] of Object.entries(tokens)) {
    await t.test(what, async () => {
      for (const endpoint of endpoints) invalid(await call(endpoint, token))
    })
  }
})

test('a living token for data opens no administration, and is told which kind is taken', async () => {
  const token = sign('data', { clientId: server.partner.clientId, scope: 'client:admin' })
  for (const endpoint of endpoints) {
    assertRefused(await call(endpoint, token), 403, 'insufficient_scope', /grant_type=client_credentials/)
  }
})

test("a recipient's token opens the two lists of providers and nothing else", async (t) => {
  for (const endpoint of endpoints) {
    await t.test(endpoint.name, async () => {
      const reply = await call(endpoint, recipientToken())
      if (FOR_ALL.has(endpoint.name)) assert.equal(reply.status, 200)
      else assertRefused(reply, 400, 'unauthorized_client', /takes a partner's token/)
    })
  }
})

test('a hostile address is no trouble, even with the right token', async () => {
  for (const endpoint of endpoints) {
    for (const value of [
      "'%20or%201=1--",
      '%00',
      '..%2f..',
      '%ff',
      '%',
      '%F0%9F%98%80',
      'x'.repeat(513),
      '__proto__',
      ',,,',
    ]) {
      const { status, text } = await call(endpoint, partnerToken(), value)
      const isUntouched = !endpoint.path.includes(':')
      assert.ok(
        (isUntouched && status === 200) || status === 400 || status === 404,
        `${endpoint.name}: ${status} ${text}`,
      )
      assert.doesNotMatch(text, /syntax|kysely|pglite|\.ts:\d/i)
    }
  }
})

test("a suspended partner's token opens nothing from that moment on", async () => {
  const token = partnerToken()
  const suspend = (status: string) =>
    act(server.stage, bySystem('test'), async (act) => {
      await act.tx.updateTable('client').set({ status }).where('client_id', '=', server.partner.clientId).execute()
      await act.record('suspend-client', { clientId: server.partner.clientId })
    })
  await suspend('SUSPENDED')
  for (const endpoint of endpoints) invalid(await call(endpoint, token))
  await suspend('ACTIVE')
  for (const endpoint of endpoints.filter(({ method }) => method === 'GET')) {
    assert.equal((await call(endpoint, token)).status, 200, endpoint.name)
  }
})
