// Whom limits count as one caller: nobody is many by having many addresses of one network.

import assert from 'node:assert/strict'
import test from 'node:test'
import { networkOf, networksOf, siteOf } from './caller-network.ts'

test('an IPv6 network is one caller, and an IPv4 address is', () => {
  for (const [address, network] of [
    ['203.0.113.1', '203.0.113.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::2:3:4:5', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['unknown', 'unknown'],
  ] as const) {
    assert.equal(networkOf(address), network)
  }
})

test('what a customer is given whole is bounded together, and whoever shares an address space is not one caller', () => {
  assert.deepEqual(networksOf('2001:db8:1:2f3::6'), [
    { name: '2001:db8:1::/48', times: 10 },
    { name: '2001:db8:1:200::/56', times: 3 },
    { name: '2001:db8:1:2f3::/64', times: 1 },
  ])
  assert.deepEqual(networksOf('203.0.113.1'), [{ name: '203.0.113.1', times: 1 }])
  assert.equal(siteOf('2001:db8:1:2f3::6'), '2001:db8:1::/48')
  assert.equal(siteOf('unknown'), 'unknown')
})
