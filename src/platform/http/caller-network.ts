// Whom limits count as one caller.

import { isIP } from 'node:net'

/** An IPv4 address, or the 64 bits of IPv6 that one customer is given whole (RFC 6177). */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [front = '', back] = address.split('::')
  const [head, tail] = [front, back].map((part) => (part ? part.split(':') : []))
  const zeros = back === undefined ? 0 : 8 - (head?.length ?? 0) - (tail?.length ?? 0)
  const groups = [...(head ?? []), ...Array<string>(zeros).fill('0'), ...(tail ?? [])]
  return `${groups.slice(0, 4).join(':')}::/64`
}
