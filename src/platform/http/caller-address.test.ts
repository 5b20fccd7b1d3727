// The address of a caller: only proxies that we were told of are believed, and nothing they pass on does harm.

import assert from 'node:assert/strict'
import test from 'node:test'
import { callerAddress, noProxies, readTrustedProxies } from './caller-address.ts'

const proxies = readTrustedProxies('127.0.0.1, 10.0.0.0/8, fd00::/8')!

test('the caller is the right-most hop that is no proxy of ours, and nobody else is believed', () => {
  for (const [peer, forwardedFor, caller] of [
    ['198.51.100.7', undefined, '198.51.100.7'],
    ['198.51.100.7', '203.0.113.1', '198.51.100.7'],
    ['127.0.0.1', '203.0.113.1', '203.0.113.1'],
    ['::ffff:127.0.0.1', '203.0.113.1', '203.0.113.1'],
    ['127.0.0.1', '1.1.1.1, 203.0.113.1, 10.2.3.4', '203.0.113.1'],
    ['127.0.0.1', '203.0.113.1,10.2.3.4,fd00::1', '203.0.113.1'],
    ['127.0.0.1', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
    ['127.0.0.1', undefined, '127.0.0.1'],
  ] as const) {
    assert.equal(callerAddress(peer, forwardedFor, proxies), caller, `${peer} for ${forwardedFor}`)
  }
  assert.equal(callerAddress('127.0.0.1', '203.0.113.1', noProxies), '127.0.0.1')
})

test('a hop is an address however it is spelled, and where it is none the proxy that passed it on stands for it', () => {
  for (const [hop, caller] of [
    ['203.0.113.1:4711', '203.0.113.1'],
    ['[2001:DB8:0::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:203.0.113.1', '203.0.113.1'],
    ['::FFFF:cb00:7101', '203.0.113.1'],
    ['  203.0.113.1\t', '203.0.113.1'],
  ] as const) {
    assert.equal(callerAddress('127.0.0.1', `1.1.1.1, ${hop}`, proxies), caller, hop)
  }
  const malformed = ['', ' ', ',', ',,', 'unknown', '_hidden', '203.0.113', '203.0.113.1:', '203.0.113.999', '[', '[]']
  for (const hop of [...malformed, '::1::2', '1.2.3.4.5', '%', '\u0000', 'x'.repeat(10_000), ','.repeat(10_000)]) {
    assert.equal(callerAddress('127.0.0.1', `203.0.113.1,${hop}`, proxies), '127.0.0.1', hop.slice(0, 20))
    assert.equal(callerAddress('127.0.0.1', `${hop},203.0.113.1`, proxies), '203.0.113.1', hop.slice(0, 20))
  }
  for (const peer of [undefined, '']) assert.equal(callerAddress(peer, '203.0.113.1', proxies), 'unknown')
})

test('proxies are told as addresses and ranges, and anything else is refused', () => {
  for (const [text, inside, outside] of [
    ['192.0.2.1', '192.0.2.1', '192.0.2.2'],
    ['192.0.2.0/24', '192.0.2.255', '192.0.3.0'],
    ['::ffff:192.0.2.1', '192.0.2.1', '192.0.2.2'],
    ['2001:db8::/32', '2001:db8:ffff::1', '2001:db9::'],
    ['::1', '::1', '127.0.0.1'],
  ] as const) {
    const told = readTrustedProxies(text)
    assert.deepEqual([told?.includes(inside), told?.includes(outside)], [true, false], text)
  }
  const wrong = [
    'nginx',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0',
    '::/129',
    '10.0.0.1,',
    '0.0.0.0/0',
    '::ffff:10.0.0.0/104',
  ]
  for (const text of [...wrong, '10.0.0.1 10.0.0.2', 'fe80::1%eth0', '10.0.0.0/8/8', 'loopback']) {
    assert.equal(readTrustedProxies(text), undefined, text)
  }
})
