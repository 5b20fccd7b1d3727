// What is sent of an answer: compressed for a caller that accepts it, and 304 for a caller that has it; never around the consent.

import assert from 'node:assert/strict'
import { request, type IncomingHttpHeaders } from 'node:http'
import { after, before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { revokeConnection } from '../../src/domain/consents/revoke-connection.ts'
import { bySystem } from '../../src/domain/journal/act.ts'
import { accountOf, connect, type Reader } from '../reader.ts'
import { basic } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let reader: Reader
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
})
after(() => server[Symbol.asyncDispose]())

type Sent = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** As the bytes come: fetch decodes them. */
function sendRaw(path: string, headers: Record<string, string> = {}, method = 'GET', form?: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, server.issuer), { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', reject)
    sent.end(form)
  })
}

const bearer = async (): Promise<{ authorization: string }> => ({ authorization: `Bearer ${await reader.token()}` })
const account = (type = 'CHECKING'): string => `/api/fdx/6/accounts/${accountOf(reader, type).handle}`

test('a page of rows is a tenth of its size for a caller that accepts brotli or gzip, and says what it depends on', async () => {
  const path = `${account()}/transactions?limit=500&startDate=2025-07-01&endDate=2026-06-01`
  const plain = await sendRaw(path, await bearer())
  assert.deepEqual([plain.status, plain.headers['content-encoding']], [200, undefined])
  assert.equal(plain.headers.vary, 'Accept-Encoding')
  const decoders = { br: brotliDecompressSync, gzip: gunzipSync }
  for (const [accept, coding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.1, gzip', 'gzip'],
  ] as const) {
    const sent = await sendRaw(path, { ...(await bearer()), 'accept-encoding': accept })
    assert.deepEqual([sent.headers['content-encoding'], sent.headers.vary], [coding, 'Accept-Encoding'], accept)
    assert.equal(sent.headers['content-length'], String(sent.body.length))
    assert.ok(sent.body.length * 7 < plain.body.length, `${coding}: ${sent.body.length} of ${plain.body.length}`)
    assert.deepEqual(JSON.parse(decoders[coding](sent.body).toString()), JSON.parse(plain.body.toString()))
  }
})

test('what is short, an error, a file of its own kind or asked for as it is comes as it is', async () => {
  const accept = { ...(await bearer()), 'accept-encoding': 'gzip, br' }
  const file = { ...accept, accept: 'application/pdf' }
  for (const [path, headers] of [
    [`${account()}/payment-networks`, accept],
    [`${account()}/transactions?limit=0`, accept],
    [`${account()}/statements/2026-05`, file],
    [
      `${account()}/transactions?startDate=2026-01-01&endDate=2026-06-01`,
      { ...accept, 'accept-encoding': 'br;q=0, *;q=0' },
    ],
  ] as const) {
    assert.equal((await sendRaw(path, headers)).headers['content-encoding'], undefined, path)
  }
})

test('a token, a page with a form and the console are never compressed: their lengths would tell of their secrets', async () => {
  const form = 'grant_type=client_credentials'
  const headers = {
    authorization: basic(server.recipient),
    'content-type': 'application/x-www-form-urlencoded',
    'accept-encoding': 'gzip, br',
  }
  const token = await sendRaw('/api/v1/token', headers, 'POST', form)
  assert.deepEqual([token.status, token.headers['content-encoding'], token.headers.vary], [200, undefined, undefined])
  for (const path of ['/console/sign-in', '/my-data', '/authorizations/none']) {
    const page = await sendRaw(path, { 'accept-encoding': 'gzip, br', accept: 'text/html' })
    assert.equal(page.headers['content-encoding'], undefined, path)
  }
  const secretly = server.app.endpoints.filter(({ conventions, compresses = conventions.compresses }) => compresses)
  for (const { path } of secretly) {
    assert.doesNotMatch(
      path,
      /^\/(api\/v1\/(token|authorize|introspect|register)|api\/operator|console|my-data|connect)/,
    )
  }
})

test('a statement that the caller has is 304 without its bytes, and a read in the journal all the same', async () => {
  const path = `${account()}/statements/2026-05`
  const asked = { ...(await bearer()), accept: 'application/pdf' }
  const first = await sendRaw(path, asked)
  const tag = String(first.headers.etag)
  assert.match(tag, /^"[\w-]{27}"$/)
  const reads = async () =>
    (
      await server.database.run<{ n: number }>(`select count(*)::int as n from journal_entry where kind = 'read'`, [])
    )[0]!.n
  const before = await reads()
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await sendRaw(path, { ...asked, 'if-none-match': known })
    assert.deepEqual([again.status, again.headers.etag, again.body.length], [304, tag, 0], known)
    assert.equal(again.headers['content-type'], undefined)
    assert.equal(again.headers['cache-control'], 'no-store')
    assert.ok(again.headers['ob-trace-id'])
  }
  assert.equal(await reads(), before + 4)
  const other = await sendRaw(path, { ...asked, 'if-none-match': '"other"' })
  assert.deepEqual([other.status, other.body.equals(first.body)], [200, true])
})

test('consent is asked before 304 is said: a caller without one learns nothing from the tag that it has', async () => {
  const short = await connect(server, 'business')
  const path = `/api/fdx/6/accounts/${accountOf(short, 'CHECKING').handle}/statements/2026-05`
  const authorization = `Bearer ${await short.token()}`
  const { headers } = await sendRaw(path, { authorization })
  const conditional = { authorization, 'if-none-match': String(headers.etag) }
  assert.equal((await sendRaw(path, conditional)).status, 304)
  const stranger = { ...(await bearer()), 'if-none-match': '*' }
  assert.equal((await sendRaw(path, stranger)).status, 404)
  await revokeConnection(server.stage, bySystem('test'), short)
  assert.equal((await sendRaw(path, conditional)).status, 401)
})

test('reference data has a tag that all its codings share', async () => {
  for (const path of ['/openapi.json', '/docs/swagger-ui.css', '/.well-known/oauth-authorization-server']) {
    const plain = await sendRaw(path)
    const packed = await sendRaw(path, { 'accept-encoding': 'br' })
    assert.deepEqual([plain.status, packed.headers['content-encoding']], [200, 'br'], path)
    assert.match(String(plain.headers.etag), /^W\/"/)
    assert.equal(packed.headers.etag, plain.headers.etag)
    const known = await sendRaw(path, { 'accept-encoding': 'gzip', 'if-none-match': String(packed.headers.etag) })
    assert.deepEqual([known.status, known.headers.vary, known.body.length], [304, 'Accept-Encoding', 0])
    assert.equal(known.headers['cache-control'], plain.headers['cache-control'])
    assert.deepEqual([plain.headers['pragma'], known.headers['pragma']], [undefined, undefined])
  }
})

test('HEAD has the headers of GET, and no body', async () => {
  const path = `${account()}/transactions?limit=100&startDate=2026-03-01&endDate=2026-06-01`
  const accept = { ...(await bearer()), 'accept-encoding': 'gzip' }
  const [got, head] = [await sendRaw(path, accept), await sendRaw(path, accept, 'HEAD')]
  assert.equal(head.body.length, 0)
  for (const name of ['content-encoding', 'content-length', 'vary']) assert.equal(head.headers[name], got.headers[name])
})
