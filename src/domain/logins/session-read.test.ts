// Parts of a result: joined, they are the text that was cut, whatever characters it has.

import assert from 'node:assert/strict'
import test from 'node:test'
import { partsOf } from './session-read.ts'

test('a text is cut into parts of which none ends within a character, and joined they are the text', () => {
  const text = 'a💶bc💶💶d'
  for (let length = 2; length < 12; length++) {
    const parts = partsOf(text, length)
    assert.equal(parts.join(''), text)
    for (const part of parts) assert.ok(part.isWellFormed() && part.length > 0 && part.length <= length, part)
  }
  assert.deepEqual(partsOf('', 2), [])
})
