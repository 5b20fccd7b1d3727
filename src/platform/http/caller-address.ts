// The address of a caller: the peer's own, or the one that a trusted proxy says the request came from.

import { BlockList, isIP, SocketAddress } from 'node:net'

/** Who is believed about where a request came from. */
export type TrustedProxies = { includes(address: string): boolean }

/** Addresses and ranges as `10.0.0.0/8`, separated by commas; undefined where one of them is neither. */
export function readTrustedProxies(text: string): TrustedProxies | undefined {
  const list = new BlockList()
  for (const word of text.split(',').map((word) => word.trim())) {
    const [, network = '', bits] = /^([^/]+?)(?:\/(\d{1,3}))?$/.exec(word) ?? []
    const version = isIP(network)
    const width = version === 4 ? 32 : 128
    // A range of all there is would believe everybody, and a mapped range says its bits twice.
    const length = bits === undefined ? width : Number(bits)
    if (version === 0 || network.includes('%') || length < 1 || length > width) return undefined
    const mapped = plainAddress(network)
    if (mapped === undefined || (isIP(mapped) !== version && bits !== undefined)) return undefined
    const family = isIP(mapped) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(mapped, family)
    else list.addSubnet(mapped, length, family)
  }
  return {
    includes(address) {
      const version = isIP(address)
      return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6')
    },
  }
}

export const noProxies: TrustedProxies = { includes: () => false }

/** What a connection that was gone at once leaves of its address. */
const UNKNOWN = 'unknown'

/**
 * The right-most hop of X-Forwarded-For that is not one of our own proxies: whatever stands further left was written by a
 * caller, who may write what he likes. Where a hop is no address, the proxy that passed it on is all that is known.
 */
export function callerAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxies: TrustedProxies,
): string {
  let address = plainAddress(peer ?? '') ?? UNKNOWN
  let end = forwardedFor?.length ?? 0
  while (end > 0 && proxies.includes(address)) {
    const start = forwardedFor?.lastIndexOf(',', end - 1) ?? -1
    const hop = plainAddress(forwardedFor?.slice(start + 1, end) ?? '')
    if (hop === undefined) return address
    address = hop
    end = start
  }
  return address
}

/**
 * An address as it is always spelled: without a port, a zone or brackets, and IPv4 as IPv4 where it comes as IPv6
 * (RFC 4291 2.5.5.2). Undefined when it is none.
 */
function plainAddress(text: string): string | undefined {
  const written = text.trim()
  const bare =
    /^\[([^\]]*)\](?::\d{1,5})?$/.exec(written)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(written)?.[1] ?? written
  const [address = ''] = bare.split('%')
  const version = isIP(address)
  if (version !== 6) return version === 4 ? address : undefined
  const { address: spelled } = new SocketAddress({ address, family: 'ipv6' })
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(spelled)?.[1] ?? spelled
}
