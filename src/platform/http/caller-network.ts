// Whom limits count as one caller.

import { isIP } from 'node:net'

/** What limits count together, and how many times as much as one caller it may do. */
export type CallerNetwork = { readonly name: string; readonly times: number }

/**
 * What one customer may have been given whole (RFC 6177): a site has 48 bits, a home 56, and each holds more networks of 64
 * bits than anybody could count. Nor may one home use up what its site may do: neighbours share it with some providers.
 */
const HOME_TIMES = 3
const SITE_TIMES = 10

/** An IPv4 address, or the 64 bits of IPv6 that are the smallest network there is. */
export function networkOf(address: string): string {
  return isIP(address) === 6 ? nameOf(groupsOf(address), 64) : address
}

/** The widest that may be one customer's: an IPv4 address, or 48 bits of IPv6. */
export function siteOf(address: string): string {
  return isIP(address) === 6 ? nameOf(groupsOf(address), 48) : address
}

/** All that an address is in, and that may be one customer's. */
export function networksOf(address: string): readonly CallerNetwork[] {
  if (isIP(address) !== 6) return [{ name: address, times: 1 }]
  const groups = groupsOf(address)
  return [
    { name: nameOf(groups, 48), times: SITE_TIMES },
    { name: nameOf(groups, 56), times: HOME_TIMES },
    { name: nameOf(groups, 64), times: 1 },
  ]
}

function groupsOf(address: string): readonly number[] {
  const [front = '', back] = address.split('::')
  const [head = [], tail = []] = [front, back].map((part) => (part ? part.split(':') : []))
  const zeros = back === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array<string>(zeros).fill('0'), ...tail].map((group) => Number.parseInt(group, 16))
}

function nameOf([a = 0, b = 0, c = 0, d = 0]: readonly number[], bits: 48 | 56 | 64): string {
  const fourth = bits === 48 ? [] : [bits === 56 ? d & 0xff00 : d]
  return `${[a, b, c, ...fourth].map((group) => group.toString(16)).join(':')}::/${bits}`
}
