// Value: what a request might carry where a schema stands: mostly what it takes, sometimes anything else.

import type { JsonSchema } from '../../src/platform/json-schema.ts'
import type { Random } from '../../src/connectors/sandbox/life/random.ts'
import type { Pool } from './pool.ts'

export type Drawing = {
  readonly random: Random
  readonly pool: Pool
  /** The percentage of values, at every level, that are not what the schema takes. */
  readonly wrong: number
  /** The schema that a reference names. */
  schemaOf(reference: string): JsonSchema
}

const HOSTILE: readonly [unknown, ...unknown[]] = [
  null,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  "' or 1=1 --",
  '../../etc',
  '%00',
  'é'.repeat(300),
  'x'.repeat(5000),
  -1,
  0,
  1.5,
  1e308,
  2 ** 31,
  2 ** 53,
  '999999999999999999999',
  true,
  [],
  {},
  [[[[[]]]]],
  { __proto__: null, constructor: { prototype: {} } },
  '2026-02-30',
  '9999-12-31',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '2026-10-09T25:61:61Z',
  'NaN',
]

export function hostile(random: Random): unknown {
  return random.pick(HOSTILE)
}

/** @param name of the member or parameter: where ids of that name are known, one of them is drawn. */
export function drawValue(drawing: Drawing, schema: JsonSchema, name: string, depth = 0): unknown {
  const { random, pool, wrong } = drawing
  if (random.chance(wrong) || depth > 8) return hostile(random)
  const known = pool.draw(random, name)
  if (known !== undefined && random.chance(85)) return known
  const { $ref, enum: choices, anyOf, oneOf, allOf, examples } = schema
  if ('const' in schema) return schema['const']
  if (typeof $ref === 'string') return drawValue(drawing, drawing.schemaOf($ref), name, depth + 1)
  for (const list of [anyOf, oneOf, allOf]) {
    if (isList(list)) return drawValue(drawing, random.pick(list) as JsonSchema, name, depth + 1)
  }
  if (isList(choices)) return random.pick(choices)
  if (isList(examples)) return random.pick(examples)
  return drawOfType(drawing, schema, name, depth)
}

function drawOfType(drawing: Drawing, schema: JsonSchema, name: string, depth: number): unknown {
  const { random } = drawing
  const type = isList(schema['type']) ? random.pick(schema['type']) : schema['type']
  switch (type) {
    case 'object':
      return drawObject(drawing, schema, depth)
    case 'array':
      return drawList(drawing, schema, name, depth)
    case 'integer':
    case 'number':
      return random.between(Number(schema['minimum'] ?? 0), Math.min(Number(schema['maximum'] ?? 500), 1e6))
    case 'boolean':
      return random.chance(50)
    case 'null':
      return null
    default:
      return drawText(random, schema, name)
  }
}

function drawObject(drawing: Drawing, schema: JsonSchema, depth: number): unknown {
  const { random } = drawing
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>
  const required = (schema['required'] ?? []) as readonly string[]
  const members = Object.entries(properties)
    .filter(([name]) => random.chance(required.includes(name) ? 100 - drawing.wrong : 45))
    .map(([name, member]) => [name, drawValue(drawing, member, name, depth + 1)] as const)
  const more = random.chance(drawing.wrong) ? [['nobodyKnows', hostile(random)] as const] : []
  return Object.fromEntries([...members, ...more])
}

function drawList(drawing: Drawing, schema: JsonSchema, name: string, depth: number): unknown {
  const items = (schema['items'] ?? {}) as JsonSchema
  const length = drawing.random.between(Number(schema['minItems'] ?? 0), 3)
  return Array.from({ length }, () => drawValue(drawing, items, name.replace(/s$/, ''), depth + 1))
}

const MOMENTS = ['2026-06-17T17:00:00Z', '2026-05-01T00:00:00-04:00', '2020-01-01T00:00:00Z'] as const
const DAYS = ['2026-06-17', '2026-05-01', '2025-12-31', '2024-02-29'] as const
const URLS = ['https://app.example/callback', 'http://127.0.0.1:9/', 'https://user@x.example', 'ftp://x', '/x'] as const
const WORDS = ['a name', 'ACTIVE', 'ACCOUNT_BASIC TRANSACTIONS', '1000', 'é', 'a@b.example', 'ever, so; odd&='] as const

function drawText(random: Random, { format, maxLength }: JsonSchema, name: string): string {
  if (format === 'uuid') return crypto.randomUUID()
  if (format === 'email') return 'someone@app.example'
  if (format === 'uri' || /ur[il]s?$/i.test(name)) return random.pick(URLS)
  if (format === 'date-time') return random.pick(MOMENTS)
  if (format === 'date' || /date|time|from|until|since/i.test(name)) return random.pick([...DAYS, ...MOMENTS] as const)
  const text: string = random.pick(WORDS)
  return random.chance(1) ? text.padEnd(Number(maxLength ?? 1000) + 1, '-') : text
}

function isList(value: unknown): value is readonly [unknown, ...unknown[]] {
  return Array.isArray(value) && value.length > 0
}
