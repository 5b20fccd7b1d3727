// A recipient's logo: fetched once by the server, shown from its own origin, and only if it is a picture and from outside.

import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { fetchLogos } from '../../src/jobs/fetch-logos.ts'
import { openSafeFetch, type SafeFetch } from '../../src/platform/http/safe-fetch.ts'
import { makeCertificate } from '../certificate.ts'
import { anApp, createApp, openAdministrator } from '../partner.ts'
import { openTestServer, type TestServer } from '../server.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

type LogoHost = AsyncDisposable & {
  readonly uri: string
  readonly fetch: SafeFetch
  asked: number
  answer: RequestListener
}

/** An https server that the name `harvest.example` leads to. */
async function openLogoHost(): Promise<LogoHost> {
  const certificate = makeCertificate('harvest.example')
  const server = createServer(certificate, (request, response) => {
    host.asked++
    host.answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host: LogoHost = {
    uri: `https://harvest.example:${(server.address() as AddressInfo).port}/logo.png`,
    fetch: openSafeFetch({
      allowsLoopback: true,
      authorities: certificate.cert,
      resolve: async () => ['127.0.0.1'],
    }),
    asked: 0,
    answer: (_request, response) => void response.end(PNG),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return host
}

async function readLogo(server: TestServer, clientId: string) {
  const response = await fetch(new URL(`/recipients/${clientId}/logo`, server.issuer))
  return { status: response.status, type: response.headers.get('content-type'), bytes: await response.bytes() }
}

/** No other recipient of the story waits for its logo. */
async function open(): Promise<TestServer> {
  const server = await openTestServer()
  await server.database.run('delete from logo_fetch', [])
  return server
}

test('a logo is fetched after the app was created, and shown from our own origin', async () => {
  await using server = await open()
  await using host = await openLogoHost()
  const { clientId } = await createApp(await openAdministrator(server), { logo_uri: host.uri })
  assert.deepEqual([host.asked, (await readLogo(server, clientId)).status], [0, 404])
  assert.equal(await fetchLogos(server.stage, host.fetch), 1)
  const { status, type, bytes } = await readLogo(server, clientId)
  assert.deepEqual([status, type, Buffer.from(bytes)], [200, 'image/png', PNG])
  server.clock.advance({ days: 1 })
  assert.equal(await fetchLogos(server.stage, host.fetch), 0)
})

test('a change of the app brings its logo up to date, and a failure leaves the one that there is', async () => {
  await using server = await open()
  await using host = await openLogoHost()
  const partner = await openAdministrator(server)
  const { clientId } = await createApp(partner, { logo_uri: host.uri })
  await fetchLogos(server.stage, host.fetch)
  const change = () => partner.put(`/api/v1/recipients/${clientId}`, { redirect_uris: anApp.redirect_uris })
  host.answer = (_request, response) => void response.end(SVG)
  await change()
  await fetchLogos(server.stage, host.fetch)
  assert.equal((await readLogo(server, clientId)).type, 'image/png')
  host.answer = (_request, response) => void response.end('GIF89a and more')
  await change()
  await fetchLogos(server.stage, host.fetch)
  assert.equal((await readLogo(server, clientId)).type, 'image/gif')
})

test('what is no picture is left at once, whatever it is called; what is not there is tried a few times', async () => {
  const answers: Record<string, readonly [answer: RequestListener, attempts: number]> = {
    'not-a-picture': [(_request, response) => void response.setHeader('content-type', 'image/png').end(SVG), 1],
    'too-large': [(_request, response) => void response.end(Buffer.concat([PNG, Buffer.alloc(256 * 1024)])), 4],
    'status-404': [(_request, response) => void response.writeHead(404).end(PNG), 4],
    'status-302': [(_request, response) => void response.writeHead(302, { location: '/other.png' }).end(PNG), 4],
    unreachable: [(request) => void request.socket.destroy(), 4],
  }
  await using server = await open()
  await using host = await openLogoHost()
  for (const [reason, [answer, attempts]] of Object.entries(answers)) {
    host.answer = answer
    host.asked = 0
    const { clientId } = await createApp(await openAdministrator(server), { logo_uri: host.uri })
    for (let turn = 0; turn < 8; turn++) {
      await fetchLogos(server.stage, host.fetch)
      server.clock.advance({ hours: 2 })
      await server.database.run('update logo_fetch set due_at = $1', [server.clock.now()])
    }
    assert.equal(host.asked, attempts, reason)
    assert.equal((await readLogo(server, clientId)).status, 404)
    const told = await server.database.run<{ reason: string }>(
      `select distinct detail->>'reason' as reason from journal_entry where action = 'miss-logo' and client_id = $1`,
      [clientId],
    )
    assert.deepEqual(told, [{ reason }])
  }
})

test('a logo that leads inside is not fetched', async () => {
  await using server = await open()
  await using host = await openLogoHost()
  await createApp(await openAdministrator(server), { logo_uri: host.uri })
  const outside = openSafeFetch({ allowsLoopback: false, resolve: async () => ['127.0.0.1'] })
  assert.equal(await fetchLogos(server.stage, outside), 1)
  assert.equal(host.asked, 0)
})
