// Rules of validation: every wrong field is named, in words that whoever sent it understands.

import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { noOthers, validateFields } from './validate.ts'

const schema = z.object({
  text: z.string().min(1).max(3),
  number: z.number().max(5),
  whole: z.int(),
  flag: z.boolean(),
  list: z.array(z.string()).min(1).max(2),
  word: z.enum(['x', 'y']),
  either: z.union([z.string(), z.array(z.string())]),
  named: z.record(z.string(), z.string()),
  own: z.string('must be an id'),
})

const right = {
  text: 'abc',
  number: 5,
  whole: 1,
  flag: true,
  list: ['a'],
  word: 'x',
  either: ['a'],
  named: { a: 'b' },
  own: '1',
}

const wrong: readonly (readonly [keyof typeof right, unknown, string])[] = [
  ['text', undefined, 'is missing'],
  ['text', 5, 'must be text'],
  ['text', '', 'is empty'],
  ['text', 'abcd', 'must have at most 3 characters'],
  ['number', '5', 'must be a number'],
  ['number', 6, 'must be at most 5'],
  ['whole', 1.5, 'must be a whole number'],
  ['flag', 'true', 'must be true or false'],
  ['list', {}, 'must be a list'],
  ['list', [], 'must hold at least 1'],
  ['list', ['a', 'b', 'c'], 'must hold at most 2'],
  ['word', 'z', 'must be x or y'],
  ['word', undefined, 'is missing'],
  ['either', 5, 'is not well-formed'],
  ['named', 'a', 'must be an object'],
  ['own', 5, 'must be an id'],
  ['own', undefined, 'must be an id'],
]

test('what is right is given as it is', () => {
  assert.deepEqual(validateFields(schema, right), right)
})

for (const [name, value, words] of wrong) {
  test(`${name} as ${JSON.stringify(value)} ${words}`, () => {
    assert.throws(() => validateFields(schema, { ...right, [name]: value }), {
      code: 'invalid_request',
      detail: `${name}: ${words}`,
    })
  })
}

test('all that is wrong is named at once, as deep as it lies', () => {
  const lists = z.object({ rows: z.array(z.object({ id: z.string() })), ok: z.boolean() })
  assert.throws(() => validateFields(lists, { rows: [{ id: 'a' }, {}], ok: 1 }), {
    detail: 'rows.1.id: is missing; ok: must be true or false',
  })
})

test('a parameter that there is not is refused where there may be no others, with the nearest and all that there are', () => {
  const query = z.object({ kind: z.string().optional(), client_id: z.string().optional() })
  assert.deepEqual(validateFields(query, { kind: 'read', other: 'x' }), { kind: 'read' })
  assert.deepEqual(validateFields(noOthers(query), { kind: 'read' }), { kind: 'read' })
  const refused: readonly (readonly [query: z.ZodType | undefined, name: string, detail: string])[] = [
    [query, 'knd', 'There is no parameter knd. Did you mean kind? It takes kind, client_id.'],
    [query, 'client', 'There is no parameter client. Did you mean client_id? It takes kind, client_id.'],
    [query, 'other"', 'There is no parameter other?. It takes kind, client_id.'],
    [undefined, 'kind', 'There is no parameter kind. It takes none.'],
  ]
  for (const [schema, name, detail] of refused) {
    assert.throws(() => validateFields(noOthers(schema), { [name]: 'x' }), { code: 'invalid_request', detail })
  }
})
