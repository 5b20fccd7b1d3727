// JSON as strangers send it: what JSON.stringify writes is read as it was, and a member that comes twice is seen.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { parseJson } from './json-text.ts'

test('whatever has its members once is read as the parser reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 1), (text, indent) => {
      const value: unknown = JSON.parse(text)
      const written = JSON.stringify(value, undefined, indent)
      if (!written.includes('\\u0000')) assert.deepStrictEqual(parseJson(written), value)
    }),
  )
})

test('a member that comes twice is refused wherever it stands, however its name is written', () => {
  const twice = [
    '{"a":1,"a":1}',
    '{"a":1,"b":{},"a" : 2}',
    '{"b":[{"a":1,"a":2}]}',
    '{"a":1,"\\u0061":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"":1,"":2}',
  ]
  for (const text of twice) assert.throws(() => parseJson(text), { name: 'SyntaxError', message: /twice/ }, text)
  const once = ['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', '{"a":"\\"a\\":1","b":"\\\\"}', '{"__proto__":1}', '["a","a"]']
  for (const text of once) assert.doesNotThrow(() => parseJson(text), text)
})

test('half of a surrogate pair is refused, as a value and in a name, and a whole pair is read', () => {
  for (const text of ['"\\ud800"', '["a\\uDC00b"]', '{"a":{"\\uD83D":1}}', '"\\ude00\\ud83d"']) {
    assert.throws(() => parseJson(text), { name: 'SyntaxError', message: /half of a surrogate pair/ }, text)
  }
  assert.deepEqual(parseJson('{"\\ud83d\\ude00":"\\uD83D\\uDE00","a":"\\\\ud800"}'), { '😀': '😀', a: '\\ud800' })
})

test('a text that is long is no trouble', () => {
  assert.doesNotThrow(() => parseJson(JSON.stringify({ a: 'x\\"'.repeat(250_000) })))
})
