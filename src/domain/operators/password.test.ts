// Tests of operators' passwords.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../platform/problem.ts'
import { openPasswords, passwordTrouble } from './password.ts'

const GOOD = 'seven quiet canoes'

test('a hash opens with its password alone, however the letters were composed, and never twice the same', async () => {
  const passwords = openPasswords()
  const hash = await passwords.hash(`${GOOD} caf\u00e9`)
  assert.match(hash, /^\$argon2id\$v=19\$m=47104,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  assert.equal(await passwords.matches(hash, `${GOOD} cafe\u0301`), true)
  assert.equal(await passwords.matches(hash, `${GOOD} cafe`), false)
  assert.equal(await passwords.matches(undefined, GOOD), false)
  assert.equal(await passwords.matches('$argon2id$v=19$m=47104,t=1,p=1$$', GOOD), false)
  assert.notEqual(await passwords.hash(GOOD), await passwords.hash(GOOD))
})

test('a hash with other parameters still opens, so that they may grow', async () => {
  const small = '$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQxMjM0NTY3OA$'
  assert.equal(await openPasswords().matches(`${small}AAAA`, GOOD), false)
})

test('strangers who guess all at once are turned away, not queued for ever', async () => {
  const passwords = openPasswords()
  const results = await Promise.allSettled(Array.from({ length: 24 }, () => passwords.matches(undefined, GOOD)))
  const refused = results.filter((result) => result.status === 'rejected')
  assert.equal(refused.length, 4)
  for (const { reason } of refused) {
    assert.ok(reason instanceof Problem)
    assert.equal(reason.code, 'temporarily_unavailable')
  }
})

test('a password is long, is not the user name, and is more than a few letters again and again', () => {
  assert.equal(passwordTrouble(GOOD, 'ada@example.com'), undefined)
  assert.equal(passwordTrouble('short', 'ada@example.com'), 'too_short')
  assert.equal(passwordTrouble('x'.repeat(257), 'ada@example.com'), 'too_long')
  assert.equal(passwordTrouble('abababababababab', 'ada@example.com'), 'too_easy')
  assert.equal(passwordTrouble('my name is Ada, really', 'ada@example.com'), 'too_easy')
})
