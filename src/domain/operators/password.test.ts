// Tests of operators' passwords.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPasswords, passwordError } from './password.ts'

const GOOD = 'seven quiet canoes'
const LANE = { name: 'test', isKnown: true }

test('a hash opens with its password alone, however the letters were composed, and never twice the same', async () => {
  using passwords = openPasswords().takeSlot(LANE)
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
  using passwords = openPasswords().takeSlot(LANE)
  assert.equal(await passwords.matches(`${small}AAAA`, GOOD), false)
})

test('a password is long, and more than the names that everybody tries first, or a few letters again and again', () => {
  const trouble = (password: string, userName = 'ada@example.com') =>
    passwordError(password, userName, 'portage.bank.example')
  assert.equal(trouble(GOOD), undefined)
  assert.equal(trouble('short'), 'too_short')
  assert.equal(trouble('x'.repeat(257)), 'too_long')
  for (const [easy, userName] of [
    ['abababababababab', undefined],
    ['ada.lovelace1815', 'ada.lovelace@example.com'],
    ['Lovelace-Ada-2026!', 'ada.lovelace@example.com'],
    ['portage-portage-1', undefined],
    ['Bank Portage 2026', undefined],
    ['ada@example.com', undefined],
  ] as const) {
    assert.equal(trouble(easy, userName), 'too_easy', easy)
  }
  for (const [good, userName] of [
    ['major battery staple horse!', 'jo@example.com'],
    ['my name is Ada, really', undefined],
    ['the bank of seven canoes', undefined],
    ['seven quiet canoes', 'e@example.com'],
  ] as const) {
    assert.equal(trouble(good, userName), undefined, good)
  }
})
