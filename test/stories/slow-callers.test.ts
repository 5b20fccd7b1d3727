// Slow callers and strange bytes: what does not arrive in time, is not taken in time or is no request gets its answer and an end.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import net from 'node:net'
import test from 'node:test'
import { bytes, json } from '../../src/platform/http/answer.ts'
import { mounted, own } from '../mounted.ts'
import { connectRaw } from '../raw-connection.ts'
import { until } from '../until.ts'

const done = () => json(200, {})
const FORM =
  'POST /form HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 10000\r\n'

test('head and body together have one time to arrive, however steadily they trickle', async () => {
  const limits = { requestMilliseconds: 1000 }
  await using server = await mounted([own('form', () => assert.fail('it never arrived'), { method: 'POST' })], limits)
  for (const beginning of [`${FORM}\r\na=`, FORM]) {
    using sender = await connectRaw(server.issuer)
    sender.write(beginning)
    const begun = performance.now()
    const trickle = setInterval(() => sender.write('x'), 50)
    const { status, text } = await sender.answer()
    await sender.ended
    clearInterval(trickle)
    assert.equal(status, 408)
    assert.match(text, /did not arrive whole within 1000 milliseconds/)
    // Node alone would give a body a minute.
    assert.ok(performance.now() - begun < 30_000)
  }
})

test('an answer that its caller does not read is given up in time; one that is read is whole', async () => {
  const size = 30_000_000
  const long = own('long', () => bytes(200, 'application/octet-stream', new Uint8Array(size)))
  await using server = await mounted([long], { answerMilliseconds: 1000 })
  const { hostname, port } = new URL(server.issuer)
  const idler = net.connect({ host: hostname, port: Number(port) })
  idler.on('error', () => {})
  idler.pause().write('GET /long HTTP/1.1\r\nhost: x\r\n\r\n')
  await until(() => server.log.length === 1)
  await until(async () => (await server.connections()) === 0)
  idler.destroy()
  await using patient = await mounted([long])
  const read = await fetch(`${patient.issuer}/long`)
  assert.equal((await read.arrayBuffer()).byteLength, size)
})

test('too long a head is told so, in the conventions of its address', async () => {
  await using server = await mounted([own('form', done, { method: 'POST' })])
  const id = '0b0d3f6a-5bb4-4d6a-9a52-0c6f0f2f7a11'
  using fdx = await connectRaw(server.issuer)
  fdx.write(
    `GET /api/fdx/6/accounts?x=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\nx-fapi-interaction-id: ${id}\r\n\r\n`,
  )
  const told = await fdx.answer()
  assert.equal(told.status, 431)
  assert.match(told.headers.get('content-type') ?? '', /^application\/json/)
  assert.equal(told.headers.get('x-fapi-interaction-id'), id)
  const { code, debugMessage } = JSON.parse(told.text) as Record<string, string>
  assert.equal(code, '401')
  assert.match(debugMessage!, /longer than the 16384 bytes/)
  await fdx.ended

  using other = await connectRaw(server.issuer)
  other.write(`POST /form HTTP/1.1\r\nhost: x\r\ncookie: a=${'x'.repeat(20_000)}\r\n\r\n`)
  const refused = await other.answer()
  assert.equal(refused.status, 431)
  assert.equal((JSON.parse(refused.text) as { error: string }).error, 'invalid_request')

  using noise = await connectRaw(server.issuer)
  noise.write('hello\r\n\r\n')
  assert.equal((await noise.answer()).status, 400)
  assert.deepEqual(
    server.log.map(({ status, endpoint }) => [status, endpoint]),
    [
      [431, 'none'],
      [431, 'none'],
      [400, 'none'],
    ],
  )
})

test('a header that decides who or what is meant is taken once, and refused twice', async () => {
  await using server = await mounted([own('quick', done)])
  const ask = async (...headers: readonly string[]) => {
    using connection = await connectRaw(server.issuer)
    connection.write(`GET /quick HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
    return await connection.answer()
  }
  assert.equal((await ask('host: x', 'authorization: Bearer a', 'accept: a', 'accept: b')).status, 200)
  for (const [name, value] of [
    ['host', 'x'],
    ['authorization', 'Bearer a'],
    ['content-type', 'application/json'],
  ] as const) {
    const { status, text } = await ask(
      'accept: a',
      `${name}: ${value}`,
      `${name.toUpperCase()}: ${value}`,
      ...hostBeside(name),
    )
    assert.equal(status, 400)
    assert.match(text, new RegExp(`header ${name} is sent twice`))
  }
})

function hostBeside(name: string): readonly string[] {
  return name === 'host' ? [] : ['host: x']
}

test('a connection that says nothing at all is ended', async () => {
  await using server = await mounted([own('quick', done)], { requestMilliseconds: 1000 })
  const { hostname, port } = new URL(server.issuer)
  const silent = net.connect({ host: hostname, port: Number(port) })
  silent.resume().on('error', () => {})
  await once(silent, 'close')
})
