// Tests of reading JSON without floats.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseExactJson } from './exact-json.ts'

test('a number keeps every digit with which the bank wrote it, and a text is left as it is', () => {
  const text =
    '{"a": 12.50, "b":-0.00,"c":[1e3,123456789012345678901.123456789012],"d":"7, \\"8\\": 9 \\\\","e":true,"f":null}'
  assert.deepEqual(parseExactJson(text), {
    a: '12.50',
    b: '-0.00',
    c: ['1e3', '123456789012345678901.123456789012'],
    d: '7, "8": 9 \\',
    e: true,
    f: null,
  })
})

test('any JSON is read as the engine reads it, with the text of a number in its place', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const expected: unknown = JSON.parse(JSON.stringify(value), (_name, inner: unknown) =>
        typeof inner === 'number' ? JSON.stringify(inner) : inner,
      )
      assert.deepEqual(parseExactJson(JSON.stringify(value)), withoutNul(expected))
      assert.deepEqual(parseExactJson(JSON.stringify(value, undefined, 2)), withoutNul(expected))
    }),
  )
})

test('what is no JSON, is too deep or has too many values is refused before an object is made of it', () => {
  for (const text of ['', '<html>', '{"a":1', '{"a":"b', '{"a":1.}', '{"a":--1}', '[1 2]', '{"a":0x1}']) {
    assert.throws(() => parseExactJson(text), { name: 'SyntaxError', message: 'is not JSON' }, text)
  }
  assert.throws(() => parseExactJson('['.repeat(100_000)), /32 deep/)
  assert.throws(() => parseExactJson('[1,2,3]', { depth: 1, values: 3 }), /3 values/)
})

test('neither NUL nor half of a surrogate pair comes out of a text', () => {
  assert.deepEqual(parseExactJson('["a\\u0000b","\\ud83d","\\ud83d\\ude00"]'), ['ab', '\ufffd', '😀'])
})

function withoutNul(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_name, inner: unknown) =>
    typeof inner === 'string' ? inner.replaceAll('\0', '').toWellFormed() : inner,
  )
}
