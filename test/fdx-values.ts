// Values: for any entity of the standard an arbitrary of fast-check, as a bank could have it that speaks one version.

import * as fc from 'fast-check'
import { fieldsOf, isCarried, isOlder, type Entity, type Field, type Kind, type Version } from '../src/fdx/field.ts'
import { decimal } from '../src/platform/decimal.ts'

/** Values whose required members the version can carry. */
export function valuesOf(kind: Kind, version: Version): fc.Arbitrary<unknown> {
  if (typeof kind === 'string') return scalars[kind]
  if ('values' in kind) return fc.constantFrom(...kind.values.filter((value) => isKnown(kind.newer?.[value], version)))
  if ('list' in kind) return fc.array(valuesOf(kind.list, version), { maxLength: 2 })
  if ('oneOf' in kind) return fc.oneof(...kind.oneOf.map((entity) => valuesOf(entity, version)))
  return entityValues(kind, version)
}

function isKnown(newer: { readonly since: Version; readonly before?: string } | undefined, version: Version): boolean {
  return newer === undefined || newer.before !== undefined || !isOlder(version, newer.since)
}

function entityValues(entity: Entity, version: Version): fc.Arbitrary<unknown> {
  const fields = fieldsOf(entity).filter((field) => field.until === undefined)
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, memberValues(field, version)])), {
    requiredKeys: fields.filter((field) => field.required === true).map(({ name }) => name),
    noNullPrototype: true,
  })
}

function memberValues(field: Field, version: Version): fc.Arbitrary<unknown> {
  // An empty text where something is required is as good as none.
  if (field.required === true && field.type === 'text')
    return fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
  return isCarried(field, version) || field.required === true ? valuesOf(field.type, version) : fc.constant(undefined)
}

const scalars = {
  text: fc.string({ maxLength: 8, unit: 'grapheme' }),
  masked: fc.stringMatching(/^[0-9]{9}$/),
  integer: fc.integer(),
  decimal: fc.stringMatching(/^-?(0\.[0-9]{0,11}[1-9]|[1-9][0-9]{0,20}(\.[0-9]{1,12})?)$/).map(decimal),
  unsigned: fc.stringMatching(/^(0|[1-9][0-9]{0,20})(\.[0-9]{1,12})?$/).map(decimal),
  flag: fc.boolean(),
  day: fc.integer({ min: -36_500, max: 36_500 }).map((days) => new Temporal.PlainDate(2000, 1, 1).add({ days })),
  moment: fc.integer({ min: -2e12, max: 4e12 }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms)),
} as const
