// The app's own conventions: whatever address is asked for, it is read, and no other host is meant by it.

import assert from 'node:assert/strict'
import test from 'node:test'
import { readAddress } from './app.ts'
import { Trouble } from './trouble.ts'

test('an address is a path, however it begins; what is none is not found', () => {
  for (const path of ['/', '//', '///', '//other.example/', '/accounts/%zz', '/connect']) {
    assert.equal(readAddress(path).pathname, path)
  }
  assert.equal(readAddress('http://127.0.0.1:8081/connect?provider=1000').search, '?provider=1000')
  for (const nothing of ['*', '', 'connect']) assert.throws(() => readAddress(nothing), Trouble)
})
