// Callers: where each request comes from, decided once; and a word to the operator about a proxy that nobody told of.

import type { IncomingMessage } from 'node:http'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { callerAddress, noProxies, type TrustedProxies } from './caller-address.ts'

export type Callers = {
  /** Never empty. A port, a zone or another spelling makes no other address of it. */
  addressOf(request: IncomingMessage): string
}

/** Where nothing stands in front. */
export const peers: Callers = {
  addressOf: ({ socket }) => callerAddress(socket.remoteAddress, undefined, noProxies),
}

/** What a proxy adds to a request (RFC 7239, RFC 9110 7.6.3). Anybody may send them: they are no proof of one. */
const TRACES = ['x-forwarded-for', 'forwarded', 'via'] as const

/** Bounds memory: of more than these nothing is said until the hour is over. */
const MAX_TOLD = 100

const UNTOLD =
  'this server is reached through a proxy that TRUSTED_PROXIES does not name: all that come through it count as one caller'

export function openCallers(proxies: TrustedProxies, clock: Clock, log: Log): Callers {
  const told = new Map<string, number>()
  /** Once per peer and hour. */
  const tell = (address: string): void => {
    const now = clock.now().epochMilliseconds
    for (const [peer, at] of told) if (now - at >= 3_600_000) told.delete(peer)
    if (told.has(address) || told.size >= MAX_TOLD) return
    told.set(address, now)
    log.warn(UNTOLD, { address })
  }
  return {
    addressOf({ headers, socket }) {
      const peer = callerAddress(socket.remoteAddress, undefined, proxies)
      if (proxies.includes(peer)) return callerAddress(peer, forwardedFor(headers['x-forwarded-for']), proxies)
      if (TRACES.some((name) => headers[name] !== undefined)) tell(peer)
      return peer
    },
  }
}

/** Node joins the lines of this header, in their order. */
function forwardedFor(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'object' ? value.join(',') : value
}
