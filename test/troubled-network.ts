// Troubled network: a TCP proxy in front of a server that a test can reset or silence.

import { once } from 'node:events'
import net from 'node:net'

export type TroubledNetwork = AsyncDisposable & {
  readonly port: number
  /** Every connection is reset, as by a firewall that has forgotten it; new ones are let through. */
  reset(): void
  /** Connections stay open and nothing passes, old or new, until `speak`. What was silenced is never heard. */
  silence(): void
  speak(): void
}

export async function openTroubledNetwork(target: {
  readonly host: string
  readonly port: number
}): Promise<TroubledNetwork> {
  const pairs = new Set<readonly [net.Socket, net.Socket]>()
  let isSilent = false
  const server = net.createServer((near) => {
    if (isSilent) hold(near)
    else join(near)
  })
  function join(near: net.Socket): void {
    const far = net.connect(target)
    const pair = [near, far] as const
    pairs.add(pair)
    near.pipe(far)
    far.pipe(near)
    for (const end of pair) {
      end.on('error', () => {})
      end.once('close', () => {
        for (const other of pair) other.destroy()
        pairs.delete(pair)
      })
    }
  }
  const held = new Set<net.Socket>()
  function hold(near: net.Socket): void {
    held.add(near)
    near.on('error', () => {}).resume()
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as net.AddressInfo).port,
    reset() {
      for (const [near, far] of pairs) {
        near.resetAndDestroy()
        far.resetAndDestroy()
      }
    },
    silence() {
      isSilent = true
      for (const pair of pairs) {
        const [near, far] = pair
        near.unpipe(far)
        far.unpipe(near)
        hold(near)
        far.resume()
      }
    },
    speak: () => void (isSilent = false),
    async [Symbol.asyncDispose]() {
      for (const socket of held) socket.destroy()
      for (const pair of pairs) for (const end of pair) end.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
