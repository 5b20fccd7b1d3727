// Public addresses: those of the open internet, told from the ones that lead into somebody's own network.

import { BlockList, isIP } from 'node:net'

/** RFC 6890 and the registries that follow it: this network, private, shared, loopback, link-local, tests, multicast, reserved. */
const CLOSED_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]

/** Only this much of IPv6 is given out at all (RFC 4291 2.4): without it go loopback, link-local, private, and mapped IPv4. */
const OPEN_IPV6 = '2000::/3'

/** Inside it: protocols and tunnels that carry an IPv4 address of anybody's choice, and documentation. */
const CLOSED_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const closedIpv4 = blockList(CLOSED_IPV4, 'ipv4')
const openIpv6 = blockList([OPEN_IPV6], 'ipv6')
const closedIpv6 = blockList(CLOSED_IPV6, 'ipv6')
const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closedIpv4.check(address, 'ipv4')
  return family === 6 && openIpv6.check(address, 'ipv6') && !closedIpv6.check(address, 'ipv6')
}

export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

function blockList(subnets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [network = '', bits] = subnet.split('/')
    list.addSubnet(network, Number(bits), family)
  }
  return list
}
