// A server process whose receivers hang, each in its own way, ends when it is asked to, and says so.

import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import test from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { subscribe } from '../../src/domain/notifications/subscribe.ts'
import { freePort } from '../../tools/free-port.ts'
import { openDataPlace } from '../data-place.ts'
import { giveConsent } from '../oauth-client.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { REDIRECT_URI } from '../server.ts'
import { startServer } from '../server-process.ts'
import { until } from '../until.ts'

const SWITCHING = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: none\r\nconnection: upgrade\r\n\r\n'

/** What each says, once, to whoever connects. */
const SAYINGS = [SWITCHING, '', 'HTTP/1.1 200 OK\r\nx-w']

test('SIGTERM ends a server while its receivers hang', async () => {
  await using place = await openDataPlace(seeded)
  const sockets: Socket[] = []
  const listening = createServer((socket) => {
    socket.on('error', () => {}).resume()
    socket.write(SAYINGS[sockets.push(socket) % SAYINGS.length] ?? '')
  })
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const callbackUrl = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/notifications`
  try {
    const world = await place.inDatabase(async (database) => {
      const made = await makeProcessWorld(database)
      const { stage, vault, recipient } = made
      await act(stage, bySystem('test'), async (act) => {
        const effectiveDate = Temporal.PlainDate.from('2026-01-01')
        const wanted = { type: 'CONSENT_UPDATED', category: 'CONSENT', callbackUrl, effectiveDate } as const
        await subscribe(act, vault, { clientId: recipient.clientId, ...wanted }, 1)
        for (const bankCustomerId of ['maple-10001', 'maple-10002', 'maple-10003', 'maple-10004']) {
          await giveConsent(act, vault, { clientId: recipient.clientId, redirectUri: REDIRECT_URI, bankCustomerId })
        }
      })
      return made
    })
    const port = await freePort()
    await using server = await startServer('serve', {
      ...place.settings,
      ...world.settings,
      PORT: port,
      ISSUER: `http://127.0.0.1:${port}`,
      ALLOW_LOOPBACK_CALLBACKS: 'yes',
      NOTIFICATION_DEADLINE: '2000',
    })
    await until(() => sockets.length >= 4)
    const { code, stdout } = await server.end('SIGTERM')
    assert.equal(code, 0)
    assert.match(stdout, /"message":"ended"/)
  } finally {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => listening.close(resolve))
  }
})
