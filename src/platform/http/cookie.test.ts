// Tests of the cookie header.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setCookie } from './cookie.ts'

test('no cookie can be read by a script or come along with the POST of another site', () => {
  const cookie = { name: 'a', value: 'b', path: '/c', maxAgeSeconds: 600 }
  assert.equal(setCookie({ ...cookie, secure: true }), 'a=b; Path=/c; Max-Age=600; HttpOnly; SameSite=Lax; Secure')
  assert.equal(setCookie({ ...cookie, secure: false }), 'a=b; Path=/c; Max-Age=600; HttpOnly; SameSite=Lax')
})

test('a value cannot add an attribute of its own', () => {
  for (const value of ['b; Domain=example.com', 'b\r\nx: y', 'b,c']) {
    assert.throws(() => setCookie({ name: 'a', value, path: '/', maxAgeSeconds: 1, secure: true }))
  }
})
