// Tests of the cookie headers.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCookie, setCookie } from './cookie.ts'

test('no cookie can be read by a script or come along with the POST of another site', () => {
  const cookie = { name: 'a', value: 'b', path: '/c', maxAgeSeconds: 600 }
  assert.equal(
    setCookie({ ...cookie, secure: true }),
    '__Host-a=b; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure',
  )
  assert.equal(setCookie({ ...cookie, secure: false }), 'a=b; Path=/c; Max-Age=600; HttpOnly; SameSite=Lax')
})

test('a value cannot add an attribute of its own', () => {
  for (const value of ['b; Domain=example.com', 'b\r\nx: y', 'b,c']) {
    assert.throws(() => setCookie({ name: 'a', value, path: '/', maxAgeSeconds: 1, secure: true }))
  }
})

test('by https a cookie is of this very host, which no neighbour can set; a wish that differs by page keeps its path', () => {
  const cookie = { name: 'a', value: 'b', path: '/c', maxAgeSeconds: 1, secure: true } as const
  assert.match(setCookie(cookie), /^__Host-a=b; Path=\/; (?!.*Domain).*; Secure$/)
  assert.match(setCookie({ ...cookie, bound: 'path' }), /^__Secure-a=b; Path=\/c; (?!.*Domain).*; Secure$/)
})

test('of two cookies with one name none is believed', () => {
  assert.equal(readCookie('x=1; a=b; y=2', 'a'), 'b')
  assert.equal(readCookie('a=b; x=1; a=c', 'a'), undefined)
  assert.equal(readCookie('a=b; a=b', 'a'), undefined)
  assert.equal(readCookie('aa=1; =; a', 'a'), undefined)
})
