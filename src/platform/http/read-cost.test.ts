// What reading costs: in step with the bytes that came, whatever a stranger makes of them.

import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { parseJson } from '../json-text.ts'
import { Problem } from '../problem.ts'
import { canonicalAddress } from './canonical-address.ts'
import { readCookie } from './cookie.ts'
import { readLeniently } from './lenient-members.ts'
import { decodeBody, decodeForm } from './read-body.ts'

const SHORT = 1 << 17
const TIMES = 8

/** Linear is 8 times as much, quadratic 64 times. */
const MAX_GROWTH = TIMES * 3

/** Microseconds below which a machine's own noise is all that is measured. */
const NOISE = 20_000

/** Microseconds of this thread's processor time: other programs on the machine do not count. Of the best of five. */
function cost(read: (text: string) => unknown, text: string): number {
  const costs = Array.from({ length: 5 }, () => {
    const before = process.threadCpuUsage()
    try {
      read(text)
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof SyntaxError)) throw error
    }
    const { user, system } = process.threadCpuUsage(before)
    return user + system
  })
  return Math.min(...costs)
}

function filled(unit: (index: number) => string, length: number): string {
  const parts: string[] = []
  for (let size = 0, index = 0; size < length; index++) {
    const part = unit(index)
    parts.push(part)
    size += part.length
  }
  return parts.join('')
}

const list = (text: string) => decodeForm(text, 'all')
const form = (text: string) =>
  decodeBody('application/x-www-form-urlencoded', Buffer.from(text), ['form'], ['scope', 'a'])
const spell = canonicalAddress(['/v3/:customerId/BankingServices/GetAccountsDetail', '/partneraccess/:accesstoken'])

const declared = z.object({ WithBalance: z.boolean().optional(), WithBalanc0: z.boolean().optional() })
const lenient = (text: string) =>
  readLeniently(
    declared,
    Object.fromEntries(text.split(' ').map((name, at) => [`${name}${'_'.repeat(at % 50)}`, true])),
    {
      unused: ['Save'],
    },
  )

const hostile: Readonly<Record<string, readonly [read: (text: string) => unknown, unit: (index: number) => string]>> = {
  'a field of a list, again and again': [list, () => 'scope&'],
  'one field of many letters': [form, () => 'a'],
  'fields that are all different': [form, (index) => `f${index}=1&`],
  'fields that are numbers': [form, (index) => `${index * 4096}=1&`],
  'nothing between the fields': [form, () => '&'],
  'percent signs': [form, () => '%25'],
  'percent signs that lead nowhere': [form, () => '%'],
  'lists in lists': [parseJson, () => '['],
  'many lists': [parseJson, (index) => (index === 0 ? '[[]' : ',[]')],
  'members that are all different': [parseJson, (index) => `${index === 0 ? '{' : ','}"m${index}":1`],
  'members of one name': [parseJson, (index) => `${index === 0 ? '{' : ','}"m":1`],
  backslashes: [parseJson, (index) => (index === 0 ? '"' : '\\\\')],
  'quotation marks': [parseJson, (index) => (index === 0 ? '["' : '\\"')],
  'spaces before the colon': [parseJson, (index) => (index === 0 ? '{"a"' : ' ')],
  cookies: [(text) => readCookie(text, 'none'), (index) => `c${index}=1; `],
  'cookies of one name': [(text) => readCookie(text, 'c'), () => 'c=1; '],
  'members that are near a declared one': [lenient, (index) => `WithBalance${index} `],
  'members that are one in many spellings': [lenient, (index) => `With_Balance${'-'.repeat(index % 9)} `],
  'an address of many parts': [spell, () => '/v3'],
  'blanks inside an address': [(text) => spell(`/v3/${text}x`), () => '%20'],
}

for (const [what, [read, unit]] of Object.entries(hostile)) {
  test(`${what}: eight times as many bytes cost about eight times as much`, () => {
    const [short, long] = [filled(unit, SHORT), filled(unit, SHORT * TIMES)]
    const [little, much] = [cost(read, short), cost(read, long)]
    assert.ok(much < NOISE || much < little * MAX_GROWTH, `${little} us, then ${much} us`)
  })
}

test('a form has so many fields and names so long, and is told which it exceeds', () => {
  assert.equal(Object.keys(decodeForm(fields(1000), [])).length, 1000)
  assert.throws(() => decodeForm(fields(1001), []), {
    code: 'invalid_request',
    detail: 'There are more than 1000 fields.',
  })
  assert.throws(() => decodeForm(`${'n'.repeat(201)}=1`, []), {
    detail: 'A field has a name of more than 200 characters.',
  })
})

test('a JSON text is so deep, has so many values and names so long, and is told which it exceeds', () => {
  const read = (text: string) => () => decodeBody('application/json', Buffer.from(text), ['json'], [])
  const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
  assert.doesNotThrow(read(nested(32)))
  assert.throws(read(nested(33)), { detail: 'The body has lists and objects more than 32 deep.' })
  assert.doesNotThrow(read(JSON.stringify({ a: Array(19_000).fill(0) })))
  assert.throws(read(JSON.stringify({ a: Array(20_001).fill(0) })), { detail: 'The body has more than 20000 values.' })
  assert.doesNotThrow(read(JSON.stringify({ ['n'.repeat(1000)]: 'v'.repeat(100_000) })))
  assert.throws(read(JSON.stringify({ ['n'.repeat(1001)]: 1 })), {
    detail: 'The body has a member with a name of more than 1000 characters.',
  })
})

test('names that a prototype has are names like any other, once or in a list, and change nothing else', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']
  for (const name of names) {
    for (const lists of [[], [name], 'all'] as const) {
      const read = decodeForm(`${name}=a`, lists)
      assert.deepEqual(Object.getOwnPropertyDescriptor(read, name)?.value, lists.length > 0 ? ['a'] : 'a')
      assert.equal(Object.getPrototypeOf(read), Object.prototype)
    }
    assert.deepEqual(Object.getOwnPropertyDescriptor(decodeForm(`${name}=a&${name}=b`, 'all'), name)?.value, ['a', 'b'])
    assert.throws(() => decodeForm(`${name}=a&${name}=b`, []), { code: 'invalid_request' })
    const json = decodeBody('application/json', Buffer.from(`{"${name}":{"polluted":true}}`), ['json'], [])
    assert.ok(Object.hasOwn(json, name))
  }
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
})

function fields(count: number): string {
  return Array.from({ length: count }, (_, index) => `f${index}=1`).join('&')
}
