// HTTP to a bank: each thing that can go wrong is one error that names it, and nothing is bought by waiting or memory.

import type { TLSSocket } from 'node:tls'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createSecure } from 'node:https'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { decodeText } from '../src/connectors/http/bank-answer.ts'
import { openBankHttp, type BankHttpRules, type BankHttpSettings } from '../src/connectors/http/bank-http.ts'
import { troubleOfCall } from '../src/connectors/http/call-failure.ts'
import { BankTrouble } from '../src/connectors/trouble/bank-trouble.ts'
import type { BankCall } from '../src/domain/retrieval/connector.ts'
import { Problem } from '../src/platform/problem.ts'
import { openFakeBank } from './banks/fake-bank.ts'
import type { Fault } from './banks/fault.ts'
import { makeCertificate } from './certificate.ts'
import { aCall } from './sandbox-bank.ts'

const DISCOVERY = '/.well-known/openid-configuration'

function open(address: string, settings: Partial<BankHttpSettings> = {}, rules: Partial<BankHttpRules> = {}) {
  const http = openBankHttp({ allowsLoopback: true, ...rules }, { addresses: [address], ...settings })
  return Object.assign(http, { [Symbol.asyncDispose]: () => http.close() })
}

/** The name of the trouble that a read of JSON comes to. */
async function troubleOf(read: Promise<unknown>): Promise<string> {
  try {
    return `none: ${JSON.stringify(await read)}`
  } catch (error) {
    if (error instanceof BankTrouble) return error.trouble
    throw error
  }
}

test('each wrong answer of a bank is an error of its own, and none is read beyond its bound', async () => {
  await using bank = await openFakeBank()
  await using http = open(bank.origin)
  const read = async (): Promise<unknown> =>
    (await http.send({ method: 'GET', address: bank.origin + DISCOVERY, mostBytes: 100_000 }, aCall)).json()
  const wrong: readonly [Fault, string][] = [
    [{ body: 'html' }, 'wrong_type'],
    [{ body: 'truncated' }, 'not_json'],
    [{ body: 'notJson' }, 'not_json'],
    [{ body: 'charset' }, 'charset'],
    [{ body: 'wrongCharset' }, 'charset'],
    [{ body: 'huge' }, 'too_large'],
    [{ location: 'https://elsewhere.example/' }, 'redirect'],
    [{ reset: true }, 'reset'],
    [{ headers: { 'x-long': 'a'.repeat(20_000) } }, 'too_large'],
  ]
  for (const [fault, trouble] of wrong) {
    bank.next('discovery', fault)
    assert.equal(await troubleOf(read()), trouble, JSON.stringify(fault))
  }
  const { issuer } = (await read()) as { issuer: string }
  assert.equal(issuer, bank.origin, 'the bank is read as before')
  const headers = bank.last('discovery')?.headers
  assert.equal(headers?.['x-fapi-interaction-id'], aCall.requestId)
  assert.equal(headers?.['user-agent'], 'Portage')
})

test('a compressed answer is bounded by what comes out of it', async () => {
  const plain = JSON.stringify({ text: 'a'.repeat(50_000) })
  const server = createServer(({ url }, response) => {
    const coding = url?.slice(1) ?? ''
    const body = coding === 'br' ? brotliCompressSync(plain) : coding === 'gzip' ? gzipSync(plain) : Buffer.from(plain)
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding }).end(body)
  })
  await using listening = await listen(server)
  const origin = `http://127.0.0.1:${listening.port}`
  await using http = open(origin)
  const read = async (coding: string, mostBytes: number): Promise<unknown> =>
    (await http.send({ method: 'GET', address: `${origin}/${coding}`, mostBytes }, aCall)).json()
  for (const coding of ['gzip', 'br']) {
    assert.equal(JSON.stringify(await read(coding, 60_000)), plain)
    assert.equal(await troubleOf(read(coding, 40_000)), 'too_large')
  }
  assert.equal(await troubleOf(read('deflate', 60_000)), 'wrong_type')
})

test('an answer is UTF-8, with or without a mark at its beginning and however its name is written', () => {
  const bytes = Buffer.from('\ufeffé')
  for (const type of ['application/json', 'application/json; charset=UTF-8', 'text/plain;charset="utf8"', undefined]) {
    assert.equal(decodeText(bytes, type), 'é', String(type))
  }
  assert.throws(() => decodeText(bytes, 'application/json; charset=ISO-8859-1'), BankTrouble)
  assert.throws(() => decodeText(Buffer.from('é', 'latin1'), undefined), BankTrouble)
})

test('TLS of a bank is always verified: by the usual authorities, and by its own if the settings name it', async () => {
  await using bank = await openFakeBank({ tls: true })
  const read = async (settings: Partial<BankHttpSettings>, rules?: Partial<BankHttpRules>): Promise<unknown> => {
    await using http = open(bank.origin, settings, rules)
    return (await http.send({ method: 'GET', address: bank.origin + DISCOVERY }, aCall)).json()
  }
  assert.equal(await troubleOf(read({})), 'certificate', 'it signs itself')
  assert.match(await troubleOf(read({ tls: { authority: bank.certificate } })), /^none/)
  const other = makeCertificate('localhost').cert
  assert.equal(await troubleOf(read({ tls: { authority: other } })), 'certificate')
  bank.silent(true)
  assert.equal(await troubleOf(read({}, { connectMilliseconds: 60 })), 'tls', 'it hangs before a word is said')
  const resolve = async (): Promise<readonly string[]> => {
    throw new Error('SERVFAIL')
  }
  assert.equal(await troubleOf(read({}, { resolve })), 'dns')
  assert.equal(await troubleOf(read({}, { resolve: async () => [] })), 'dns')
})

test('a bank sees the certificate that the settings give Portage', async () => {
  const [server, client] = [makeCertificate('localhost'), makeCertificate('portage')]
  const secure = createSecure({ ...server, requestCert: true, ca: client.cert }, (request, response) => {
    const shown = (request.socket as TLSSocket).getPeerCertificate()
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ name: shown.subject.CN }))
  })
  await using listening = await listen(secure)
  const origin = `https://localhost:${listening.port}`
  const read = async (tls: BankHttpSettings['tls'] & object): Promise<unknown> => {
    await using http = open(origin, { tls: { authority: server.cert, ...tls } })
    return (await http.send({ method: 'GET', address: origin }, aCall)).json()
  }
  assert.deepEqual(await read({ certificate: client.cert, key: client.key }), { name: 'portage' })
  assert.equal(await troubleOf(read({})), 'reset', 'without a certificate the bank closes the connection')
  await assert.rejects(read({ certificate: client.cert, key: server.key }), refusedWith('invalid_request'))
})

test('a connection that breaks inside TLS after the request says nothing of the request, and an alert about our certificate does', () => {
  const troubles = [
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
    'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
    'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR',
  ].map((code) => troubleOfCall(Object.assign(new Error('TLS'), { code }), aCall.signal).trouble)
  assert.deepEqual(troubles, ['tls', 'tls', 'reset', 'reset'])
})

test('a call goes to an address of the settings or of the metadata, and never into a network that nobody named', async () => {
  await using bank = await openFakeBank()
  const get = (http: ReturnType<typeof open>, address: string): Promise<string> =>
    troubleOf(http.send({ method: 'GET', address }, aCall))
  await using http = open(bank.origin)
  assert.equal(await get(http, 'https://elsewhere.example/'), 'address_refused', 'nobody named it')
  const private_ = { resolve: async () => ['10.1.2.3'], allowsLoopback: false, connectMilliseconds: 50 }
  await using inside = open('https://bank.example', {}, private_)
  inside.admit('https://metadata.example/token')
  assert.equal(
    await get(inside, 'https://metadata.example/token'),
    'address_refused',
    'a bank may not name a private network',
  )
  assert.notEqual(await get(inside, 'https://bank.example/'), 'address_refused', 'the operator may')
  await using cloud = open('https://bank.example', {}, { resolve: async () => ['169.254.169.254'] })
  assert.equal(
    await get(cloud, 'https://bank.example/'),
    'address_refused',
    'nobody may name a machine’s own credentials',
  )
  for (const address of [
    'http://bank.example',
    'http://10.0.0.1',
    'ftp://bank.example',
    'https://a:b@bank.example',
    'bank',
  ]) {
    assert.throws(() => open(address), refusedWith('invalid_request'), address)
    assert.throws(() => http.admit(address), refusedWith('invalid_request'), address)
  }
  assert.throws(() => open(bank.origin, {}, { allowsLoopback: false }), refusedWith('invalid_request'))
})

test('a call is cancelled when its deadline is over or nobody waits, in whatever stage it is', async () => {
  await using bank = await openFakeBank()
  await using http = open(bank.origin)
  const late = new Problem('provider_unavailable', 'The bank did not answer in time.')
  for (const hang of ['headers', 'body'] as const) {
    for (const [reason, trouble] of [
      [late, 'deadline'],
      [undefined, 'left'],
    ] as const) {
      const caller = new AbortController()
      const call: BankCall = { ...aCall, signal: caller.signal }
      const before = bank.calls('discovery')
      bank.next('discovery', { hang })
      const read = troubleOf(
        http.send({ method: 'GET', address: bank.origin + DISCOVERY }, call).then((answer) => answer.json()),
      )
      while (bank.calls('discovery') === before) await new Promise(setImmediate)
      caller.abort(reason)
      assert.equal(await read, trouble, `${hang} ${trouble}`)
    }
  }
})

test('connections to a bank are used again, and no more are opened than the settings say', async () => {
  let [opened, open_, most] = [0, 0, 0]
  const server = createServer((_request, response) => {
    most = Math.max(most, ++open_)
    setImmediate(() => {
      open_--
      response.end('{}')
    })
  }).on('connection', () => opened++)
  await using listening = await listen(server)
  const origin = `http://127.0.0.1:${listening.port}`
  await using http = open(origin, { mostConnections: 3 })
  const calls = Array.from({ length: 30 }, async () =>
    (await http.send({ method: 'GET', address: origin }, aCall)).json(),
  )
  await Promise.all(calls)
  assert.ok(opened <= 3 && most <= 3, `${opened} connections, ${most} at once`)
})

async function listen(server: Server): Promise<AsyncDisposable & { readonly port: number }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function refusedWith(code: string) {
  return (error: unknown): boolean => error instanceof Problem && error.code === code
}
