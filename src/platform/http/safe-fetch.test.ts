// Safe fetch: what strangers name is called on the open internet alone, and whatever their servers do is an outcome.

import assert from 'node:assert/strict'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import test from 'node:test'
import { makeCertificate } from '../../../test/certificate.ts'
import { isPublicAddress } from './public-address.ts'
import { openSafeFetch, type FetchRules, type SafeRequest } from './safe-fetch.ts'

const certificate = makeCertificate('app.example')

const hello: RequestListener = (_request, response) => void response.end('hello')

type Listening = AsyncDisposable & { readonly port: number; readonly connections: () => number }

async function listening(server: Server & { closeAllConnections(): void }): Promise<Listening> {
  let count = 0
  server.on('connection', () => count++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const secure = (listener: RequestListener, of = certificate) => listening(createHttpsServer(of, listener))
const plain = (listener: RequestListener) => listening(createHttpServer(listener))

const here: FetchRules = { allowsLoopback: true, authorities: certificate.cert, resolve: async () => ['127.0.0.1'] }

function get(
  url: string,
  rules: FetchRules,
  { mostBytes = 1000, ...request }: Partial<SafeRequest> & { mostBytes?: number } = {},
) {
  return openSafeFetch(rules).answer({ url, method: 'GET', deadlineMilliseconds: 5000, ...request }, mostBytes)
}

async function outcome(...call: Parameters<typeof get>): Promise<string | number> {
  const fetched = await get(...call)
  return 'failure' in fetched ? fetched.failure : fetched.status
}

test('an address of our own network is refused before anything is connected, however it is written', async () => {
  await using server = await plain(hello)
  const hosts = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::a00:1]',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[2001:db8::1]',
    '[2002:7f00:1::]',
  ]
  for (const host of hosts) {
    for (const scheme of ['http', 'https']) {
      const url = `${scheme}://${host}:${server.port}/`
      assert.equal(await outcome(url, { allowsLoopback: false }), 'address-refused', url)
    }
  }
  assert.equal(server.connections(), 0)
})

test('public addresses of both families are let through', () => {
  for (const address of ['8.8.8.8', '172.32.0.1', '192.0.3.1', '223.255.255.255', '2606:4700::1111', '2a00::1']) {
    assert.ok(isPublicAddress(address), address)
  }
  assert.ok(!isPublicAddress('app.example'))
})

test('a name is judged by every address that it has, and one inside is enough to refuse it', async () => {
  const url = 'https://app.example/'
  for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::ffff:10.0.0.1'], ['2606:4700::1', '::1']]) {
    assert.equal(await outcome(url, { allowsLoopback: false, resolve: async () => addresses }), 'address-refused')
  }
  assert.equal(await outcome(url, { allowsLoopback: false, resolve: async () => [] }), 'name-unknown')
})

test('what was looked at is what is connected to: a name that answers otherwise a moment later leads nowhere else', async () => {
  await using server = await secure(hello)
  let lookups = 0
  const resolve = async (): Promise<string[]> => (++lookups === 1 ? ['127.0.0.1'] : ['192.0.2.1'])
  assert.equal(await outcome(`https://app.example:${server.port}/`, { ...here, resolve }), 200)
  assert.deepEqual([lookups, server.connections()], [1, 1])
})

test("the certificate must be the name's own, though the address is pinned", async () => {
  await using server = await secure(hello)
  const { port } = server
  assert.equal(await outcome(`https://other.example:${port}/`, here), 'certificate-refused')
  const { authorities: _, ...usual } = here
  assert.equal(await outcome(`https://app.example:${port}/`, usual), 'certificate-refused')
})

test('http is for this machine alone, and only where that is allowed', async () => {
  await using server = await plain(hello)
  const { port } = server
  assert.equal(await outcome(`http://127.0.0.1:${port}/`, { allowsLoopback: true }), 200)
  assert.equal(await outcome('http://8.8.8.8/', { allowsLoopback: true }), 'address-refused')
  const outside = { allowsLoopback: false, resolve: async () => ['8.8.8.8'] }
  assert.equal(await outcome('http://app.example/', outside), 'address-refused')
})

test('a redirect is an answer, and is not followed', async () => {
  await using target = await plain(hello)
  await using server = await plain((_request, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${target.port}/` }).end()
  })
  assert.equal(await outcome(`http://127.0.0.1:${server.port}/`, here), 307)
  assert.equal(target.connections(), 0)
})

test('the deadline ends a lookup, an answer and a body that do not come', async () => {
  await using silent = await plain(() => {})
  await using slow = await plain((_request, response) => void response.write('a'))
  const soon = { deadlineMilliseconds: 100 }
  assert.equal(await outcome(`http://127.0.0.1:${silent.port}/`, here, soon), 'timed-out')
  assert.equal(await outcome(`http://127.0.0.1:${slow.port}/`, here, soon), 'timed-out')
  const resolve = (): Promise<string[]> => new Promise(() => {})
  assert.equal(await outcome('https://app.example/', { allowsLoopback: false, resolve }, soon), 'timed-out')
})

test('an answer larger than was asked for is cut off', async () => {
  await using server = await plain((_request, response) => void response.end('x'.repeat(1001)))
  assert.equal(await outcome(`http://127.0.0.1:${server.port}/`, here), 'too-large')
  assert.equal(await outcome(`http://127.0.0.1:${server.port}/`, here, { mostBytes: 1001 }), 200)
})

test('a connection that is refused or cut is an outcome', async () => {
  await using cutting = await plain((request) => void request.socket.destroy())
  assert.equal(await outcome(`http://127.0.0.1:${cutting.port}/`, here), 'unreachable')
  const gone = await plain(hello)
  await gone[Symbol.asyncDispose]()
  assert.equal(await outcome(`http://127.0.0.1:${gone.port}/`, here), 'unreachable')
})

test('method, headers and body arrive as they were given', async () => {
  await using server = await plain((request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => {
      response.setHeader('content-type', 'text/plain')
      const { method, headers } = request
      response.end([method, headers['x-word'], headers['content-length'], text].join(' '))
    })
  })
  const url = `http://127.0.0.1:${server.port}/`
  const fetched = await get(url, here, { method: 'POST', headers: { 'x-word': 'yes' }, body: 'é' })
  assert.ok(!('failure' in fetched))
  assert.deepEqual([Buffer.from(fetched.body).toString(), fetched.contentType], ['POST yes 2 é', 'text/plain'])
})
