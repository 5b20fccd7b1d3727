// Tests of paths: what is filled in stays within its segment.

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { path } from './path.ts'

test('fills in each parameter, percent-encoded, so that no value leaves its segment', () => {
  assert.equal(path('/assets', {}), '/assets')
  assert.equal(path('/authorizations/:id/accounts', { id: 'a_1' }), '/authorizations/a_1/accounts')
  assert.equal(path('/a/:one/b/:other', { one: 'x/../y?z#', other: 7 }), '/a/x%2F..%2Fy%3Fz%23/b/7')
})

test('refuses a value that a browser would read as another address', () => {
  for (const id of ['', '.', '..']) assert.throws(() => path('/a/:id', { id }))
})

test('appends what is asked, and leaves out what is undefined', () => {
  assert.equal(
    path('/a/:id', { id: 1 }, { notice: 'left & back', page: 2, from: undefined }),
    '/a/1?notice=left+%26+back&page=2',
  )
  assert.equal(path('/a', {}, { from: undefined }), '/a')
})

test('the compiler knows the names of the parameters', () => {
  // @ts-expect-error: `id` is missing
  assert.throws(() => path('/a/:id', {}))
  // @ts-expect-error: there is no `other`
  assert.equal(path('/a/:id', { id: 1, other: 2 }), '/a/1')
})
