// Secrets: what is sealed opens with its key and purpose alone, and what was touched does not open at all.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { newSecret, openVault, prefixOf, sameSecret } from './secret.ts'

const hashKey = randomBytes(32)
const vault = openVault([randomBytes(32)], hashKey)

test('what was sealed opens for its purpose and for no other', () => {
  const sealed = vault.seal('bank grant', 'a token of the bank')
  assert.equal(vault.open('bank grant', sealed), 'a token of the bank')
  assert.equal(vault.open('signed in', sealed), undefined)
  assert.equal(openVault([randomBytes(32)], randomBytes(32)).open('bank grant', sealed), undefined)
})

test('the same text is sealed differently each time, and says nothing of itself', () => {
  const text = 'a token of the bank'
  assert.notEqual(vault.seal('x', text), vault.seal('x', text))
  assert.ok(!vault.seal('x', text).includes(Buffer.from(text).toString('base64url').slice(0, 10)))
})

test('a sealed text of which one character was changed does not open', () => {
  const sealed = vault.seal('x', 'secret')
  for (let place = 0; place < sealed.length - 1; place++) {
    const changed = sealed.slice(0, place) + (sealed[place] === 'A' ? 'B' : 'A') + sealed.slice(place + 1)
    assert.equal(vault.open('x', changed), undefined, `place ${place}`)
  }
})

test('what an earlier version sealed, without the name of its key, opens; and its hashes are the same', () => {
  const key = Buffer.alloc(32, 7)
  const later = openVault([randomBytes(32), key], key)
  const sealed = 'v1.d2bBd73274wTffXVjs9waUCN5sVRrfldXjGOisoPqM1QVh-uEG5iOqJWe5awMg4'
  assert.equal(later.open('bank grant', sealed), 'a token of the bank')
  assert.equal(later.mac('subject', 'an app a customer'), '5pBb0Q6OA-N5ydZcNS-vPLz5vkhpigp7aSy0jvBrCh0')
})

test('the first of several keys seals, each of them opens, and none that is not among them', () => {
  const [former, current, other] = [randomBytes(32), randomBytes(32), randomBytes(32)]
  const before = openVault([former], hashKey)
  const during = openVault([current, former], hashKey)
  const after = openVault([current], hashKey)
  const sealed = before.seal('x', 'secret')
  assert.deepEqual([during.open('x', sealed), after.open('x', sealed)], ['secret', undefined])
  const anew = during.seal('x', 'secret')
  assert.deepEqual([after.open('x', anew), before.open('x', anew)], ['secret', undefined])
  assert.equal(openVault([other], hashKey).open('x', anew), undefined)
  assert.ok(anew.startsWith(prefixOf(after.keyIds[0])) && !sealed.startsWith(prefixOf(after.keyIds[0])))
  assert.deepEqual([before.mac('x', '1'), during.mac('x', '1')], [after.mac('x', '1'), after.mac('x', '1')])
})

test('a keyed hash depends on the key, the purpose and the value', () => {
  const macs = [
    vault.mac('a', '1'),
    vault.mac('a', '2'),
    vault.mac('b', '1'),
    openVault([randomBytes(32)], randomBytes(32)).mac('a', '1'),
  ]
  assert.equal(new Set(macs).size, 4)
  assert.equal(vault.mac('a', '1'), macs[0])
})

test('secrets have 256 bits and are compared whole', () => {
  assert.match(newSecret(), /^[A-Za-z0-9_-]{43}$/)
  assert.ok(sameSecret('abc', 'abc'))
  assert.ok(!sameSecret('abc', 'abcd'))
  assert.throws(() => openVault([randomBytes(31)], randomBytes(32)), RangeError)
})
