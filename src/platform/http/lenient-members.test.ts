// Rules of lenient members: what is meant is read, what is doubtful is refused, and nothing is passed over for its spelling.

import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { findField, readLeniently } from './lenient-members.ts'

const schema = z.object({
  WithKYC: z.boolean().default(true),
  DaysOfTransactions: z.enum(['Days90', 'Days365']).default('Days90').describe('How far back.'),
  Tag: z.string().optional(),
  RequestId: z.string(),
  LoginIds: z.array(z.string()).optional(),
  Most: z.number().optional(),
  Known: z.array(z.object({ AccountId: z.string(), Note: z.string().optional() })).optional(),
  Answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
})

const read = (fields: Record<string, unknown>) =>
  readLeniently(schema, fields, { unused: ['WithKYCs', 'RequestIt', 'WithTransactions'] })

test('a name is the declared one in any case, with any punctuation, and one letter away from it', () => {
  const names = ['WithKYC', 'withKyc', 'with_kyc', 'WITH-KYC', 'WithKC', 'WithKYCC', 'WithKIC', 'WtihKYC', 'ithkyc']
  for (const name of names) assert.deepEqual(read({ [name]: false }), { WithKYC: false }, name)
  assert.deepEqual(read({ DaysOfTransaction: 'Days365' }), { DaysOfTransactions: 'Days365' })
})

test('a name that is two letters away, short, unused or unknown is none of the declared ones', () => {
  for (const name of ['WithKYCXX', 'Tg', 'Tags', 'withKYCs', 'request_it', 'WithTransactions', '__proto__', '']) {
    assert.deepEqual(read(JSON.parse(`{"${name}":false}`) as Record<string, unknown>), {}, name)
  }
})

test('a name that is as near to two declared ones is neither', () => {
  const near = z.object({ DateFrom1: z.string().optional(), DateFrom2: z.string().optional() })
  assert.deepEqual(readLeniently(near, { DateFrom3: 'x' }, { unused: [] }), {})
})

test('a member that came twice is refused with both names, unless both say the same', () => {
  assert.deepEqual(read({ WithKYC: false, withKyc: 'False', with_kyc: null }), { WithKYC: false })
  const refused = {
    code: 'invalid_request',
    detail: 'WithKYC and withKyc are one member, WithKYC, with two values. Send it once.',
  }
  assert.throws(() => read({ WithKYC: true, withKyc: false }), refused)
})

test('what is null is left out, at every depth', () => {
  const sent = { Tag: null, Known: [null, { AccountId: 'a', Note: null }], Answers: { a: null, b: ['x', null] } }
  assert.deepEqual(read({ ...sent, LoginIds: [null, 'a'] }), {
    Known: [{ AccountId: 'a' }],
    Answers: { b: ['x'] },
    LoginIds: ['a'],
  })
})

test('truth values, numbers and words are read from text, and text from numbers; ids are no numbers', () => {
  assert.deepEqual(read({ WithKYC: ' TRUE ', Tag: 5, Most: '25' }), { WithKYC: true, Tag: '5', Most: 25 })
  assert.deepEqual(read({ Answers: { 'What is 2+2?': 4, other: [4] } }), {
    Answers: { 'What is 2+2?': '4', other: ['4'] },
  })
  for (const days of ['days90', 'DAYS_90', '90', 90]) {
    assert.deepEqual(read({ DaysOfTransactions: days }), { DaysOfTransactions: 'Days90' })
  }
  const unread = { WithKYC: 'yes', Tag: 2 ** 60, Most: 'x', DaysOfTransactions: 9, RequestId: 5, LoginIds: [5] }
  assert.deepEqual(read(unread), unread)
})

test('the names in a record are the caller’s own, to the letter', () => {
  const Answers = { 'Which city?': 'x', 'which city': 'y' }
  assert.deepEqual(read({ answers: Answers }), { Answers })
})

test('a field is found by its name in any spelling', () => {
  assert.equal(findField({ request_id: 'x' }, 'RequestId'), 'x')
  assert.equal(findField({ Request: 'x' }, 'RequestId'), undefined)
})
