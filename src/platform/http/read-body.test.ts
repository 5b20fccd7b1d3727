// Reading bodies: the same fields from form and JSON, and a clear refusal for everything that could mean two things.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { Problem } from '../problem.ts'
import { decodeBody, decodeForm } from './read-body.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const FORM = 'application/x-www-form-urlencoded'

function refusal(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'none'
}

test('a form and a JSON object with the same fields are read the same', () => {
  const fields = fc.dictionary(fc.string({ minLength: 1 }), fc.string())
  fc.assert(
    fc.property(fields, (fields) => {
      const form = decodeBody(FORM, bytes(new URLSearchParams(fields).toString()), ['form', 'json'], [])
      const json = decodeBody('application/json; charset=utf-8', bytes(JSON.stringify(fields)), ['form', 'json'], [])
      assert.deepStrictEqual(new Map(Object.entries(form)), new Map(Object.entries(json)))
    }),
  )
})

test('a field that stands twice is refused, unless it is a list', () => {
  assert.equal(
    refusal(() => decodeForm('scope=a&scope=b', [])),
    'invalid_request',
  )
  assert.deepStrictEqual(decodeForm('account=1&account=2', ['account'])['account'], ['1', '2'])
  assert.deepStrictEqual(decodeForm('account=1', ['account'])['account'], ['1'])
})

test('a field named __proto__ is a field like any other', () => {
  const fields = decodeForm('__proto__=x&constructor=y', [])
  assert.equal(Object.getPrototypeOf(fields), Object.prototype)
  assert.ok(Object.hasOwn(fields, '__proto__'))
})

test('what is not UTF-8, not JSON, not an object, or of another type is refused', () => {
  const json = (text: string) => refusal(() => decodeBody('application/json', bytes(text), ['json'], []))
  assert.equal(
    refusal(() => decodeBody(FORM, Uint8Array.of(0xff, 0xfe), ['form'], [])),
    'invalid_request',
  )
  for (const text of ['', '{', '[]', '"x"', 'null', '1', '{"a":1,"a":2}'])
    assert.equal(json(text), 'invalid_request', text)
  assert.equal(
    refusal(() => decodeForm('a=%zz', [])),
    'invalid_request',
  )
  assert.equal(
    refusal(() => decodeBody('text/plain', bytes('a=b'), ['form'], [])),
    'unsupported_media_type',
  )
  assert.equal(
    refusal(() => decodeBody(undefined, bytes('a=b'), ['form'], [])),
    'unsupported_media_type',
  )
  assert.equal(
    refusal(() => decodeBody(`${FORM}; charset=latin1`, bytes('a=b'), ['form'], [])),
    'unsupported_media_type',
  )
})
