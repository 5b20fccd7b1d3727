// The comparisons: one that cannot fail is found however deep the Temporal value lies, and no other.

import assert from 'node:assert/strict'
import test from 'node:test'
import { checkComparisons } from './comparisons.ts'

const DECLARATIONS = `
  declare namespace Temporal { interface Instant { readonly epochMilliseconds: number } }
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
