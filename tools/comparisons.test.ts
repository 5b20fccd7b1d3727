// The comparisons and sums: a comparison that cannot fail is found however deep the Temporal value lies, a sum that cannot be
// made is found however far away its duration is written, and nothing else.

import assert from 'node:assert/strict'
import test from 'node:test'
import { checkComparisons } from './comparisons.ts'

const DECLARATIONS = `
  declare namespace Temporal {
    interface Duration { days?: number; hours?: number; minutes?: number }
    interface Instant { readonly epochMilliseconds: number; add(d: Duration): Instant; subtract(d: Duration): Instant }
    interface PlainDate { readonly day: number; add(d: Duration): PlainDate }
  }
  declare const day: Temporal.PlainDate
  const LONG = { days: 1 }
  declare const assert: { deepEqual(a: unknown, b: unknown): void; equal(a: unknown, b: unknown): void }
  declare const at: Temporal.Instant
  type Row = { readonly name: string; readonly when?: { readonly at: Temporal.Instant | undefined } }
  declare const row: Row
`

function linesFound(statement: string): number[] {
  const sources = { 'a.ts': DECLARATIONS + statement }
  return checkComparisons(sources).map(({ line }) => line - DECLARATIONS.split('\n').length + 1)
}

test('a deep comparison of Temporal values is found, and so is one of what holds them', () => {
  assert.deepEqual(linesFound('assert.deepEqual(at, at)'), [1])
  assert.deepEqual(linesFound('assert.equal(1, 1)\nassert.deepEqual(row, {})'), [2])
})

test('comparing texts, or values without time, is nobody’s business', () => {
  assert.deepEqual(
    linesFound('assert.deepEqual(row.name, "a")\nassert.deepEqual({ a: [1] }, { a: [1] })\nassert.equal(at, at)'),
    [],
  )
})

test('days are neither added to an instant nor taken from one, wherever their number is written', () => {
  assert.deepEqual(linesFound('at.subtract(LONG)'), [1])
  assert.deepEqual(linesFound('at.add({ minutes: 1 })\nat.add({ hours: 1, days: 2 })\nat.add({ days: 2 })'), [2, 3])
  assert.deepEqual(linesFound('day.add(LONG)\nat.add({ hours: 24 })'), [])
})
