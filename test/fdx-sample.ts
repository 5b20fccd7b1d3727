// Samples: for any entity of the standard a value with every field, and what of it is found in an answer.

import assert from 'node:assert/strict'
import { choiceValue, fieldsOf, type Entity, type Kind } from '../src/fdx/field.ts'
import { decimal } from '../src/platform/decimal.ts'

/** A value with every field. `turn` chooses among the entities of a choice. */
export function sampleOf(kind: Kind, turn: number): unknown {
  if (typeof kind === 'string') return scalarSamples[kind]
  if ('values' in kind) return kind.values.find((value) => !kind.newer?.[value])
  if ('list' in kind) return listSample(kind.list)
  if ('oneOf' in kind) {
    const entity = kind.oneOf[turn % kind.oneOf.length]
    assert.ok(entity)
    return { ...entitySample(entity, turn), [kind.by]: choiceValue(kind, entity) }
  }
  return entitySample(kind, turn)
}

function entitySample(entity: Entity, turn: number): Record<string, unknown> {
  const held = fieldsOf(entity).filter((field) => field.until === undefined)
  return Object.fromEntries(held.map((field) => [field.name, sampleOf(field.type, turn)]))
}

/** As many items as it takes to meet every entity of a choice inside. */
function listSample(item: Kind): unknown[] {
  const hasChoice = JSON.stringify(item).includes('"oneOf"')
  return Array.from({ length: hasChoice ? 6 : 1 }, (_item, turn) => sampleOf(item, turn))
}

const scalarSamples = {
  text: 'some text',
  masked: '123-45-6789',
  integer: 7,
  decimal: decimal('1.50'),
  unsigned: decimal('-1.50'),
  flag: false,
  day: Temporal.PlainDate.from('2026-01-31'),
  moment: Temporal.Instant.from('2026-01-31T12:00:00Z'),
}

/** Paths as the inventory writes them. */
export function leavesOf(value: unknown, path = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) leavesOf(item, `${path}[]`, found)
  } else if (typeof value === 'object' && value !== null && !isRawNumber(value)) {
    for (const [name, inner] of Object.entries(value)) leavesOf(inner, path === '' ? name : `${path}.${name}`, found)
  } else {
    found.add(path)
  }
  return found
}

function isRawNumber(value: object): boolean {
  return Object.keys(value).join() === 'rawJSON'
}
