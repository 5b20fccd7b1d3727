// Bodies that nobody waits for: a refusal does not read them, and what still comes neither costs memory nor confuses.

import assert from 'node:assert/strict'
import test from 'node:test'
import { connectRaw, type RawConnection } from '../raw-connection.ts'
import { openTestServer } from '../server.ts'
import { until } from '../until.ts'

const LONG = 'PUT /api/v1/recipients/dc-x HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
const TOKEN = 'POST /api/v1/token HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n'
const NEXT = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n'

test('after a refusal the rest of the body is passed over, and the connection goes on', async () => {
  await using server = await openTestServer()
  using connection = await connectRaw(server.issuer)
  for (let time = 0; time < 3; time++) {
    connection.write(`${LONG}content-length: 200000\r\n\r\n`)
    assert.equal((await connection.answer()).status, 400)
    connection.write('x'.repeat(200_000))
    connection.write(NEXT)
    assert.deepEqual(JSON.parse((await connection.answer()).text), { status: 'ok' })
  }
})

test('whoever goes on sending after a refusal loses the connection, and the server has kept nothing of it', async () => {
  await using server = await openTestServer()
  using connection = await connectRaw(server.issuer)
  connection.write(`${LONG}transfer-encoding: chunked\r\n\r\n`)
  assert.equal((await connection.answer()).status, 400)
  const before = process.memoryUsage().rss
  await until(() => {
    connection.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`)
    return !connection.isOpen()
  })
  assert.ok(process.memoryUsage().rss - before < 200e6)
})

test('whoever waits to be asked for the body is asked once it is known who they are, and never if they are not', async () => {
  await using server = await openTestServer()
  const { clientId, clientSecret } = server.recipient
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  }).toString()
  using welcome = await connectRaw(server.issuer)
  welcome.write(`${TOKEN}content-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n`)
  assert.equal((await welcome.interim()).status, 100)
  welcome.write(body)
  assert.equal((await welcome.answer()).status, 200)

  using stranger = await connectRaw(server.issuer)
  stranger.write(`${LONG}content-length: 200000\r\nexpect: 100-continue\r\n\r\n`)
  assert.equal((await stranger.interim()).status, 400)
})

test('a body that comes byte by byte is the same body', async () => {
  await using server = await openTestServer()
  using connection = await connectRaw(server.issuer)
  const { clientId, clientSecret } = server.recipient
  const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const body = new URLSearchParams({ ...fields, x: 'x'.repeat(2000) }).toString()
  connection.write(`${TOKEN}transfer-encoding: chunked\r\n\r\n`)
  for (const sign of body) connection.write(`1\r\n${sign}\r\n`)
  connection.write('0\r\n\r\n')
  assert.equal((await connection.answer()).status, 200)
  await refusedInTheMiddle(connection)
})

/** A body of unknown length is refused as soon as it has grown too large. */
async function refusedInTheMiddle(connection: RawConnection): Promise<void> {
  connection.write(`${TOKEN}transfer-encoding: chunked\r\n\r\n`)
  connection.write(`5000\r\n${'x'.repeat(0x5000)}\r\n`)
  const { status, text } = await connection.answer()
  assert.equal(status, 400)
  assert.match(text, /larger than the 16384 bytes/)
  connection.write('0\r\n\r\n')
  connection.write(NEXT)
  assert.equal((await connection.answer()).status, 200)
}
