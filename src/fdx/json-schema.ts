// JSON Schemas of the standard's entities as one version carries them, written from the description.

import type { JsonSchema } from '../platform/json-schema.ts'
import { fieldsOf, isCarried, isOlder } from './field.ts'
import type { Entity, Field, Kind, Version, Enum } from './field.ts'

/** The schema of one value, with every entity inside it in `$defs`: `Fdx5DepositAccount`. */
export function schemaOf(kind: Kind, version: Version): JsonSchema {
  const $defs: Record<string, JsonSchema> = {}
  return { ...write(kind, version, $defs), $defs }
}

type Definitions = Record<string, JsonSchema>

function write(kind: Kind, version: Version, $defs: Definitions): JsonSchema {
  if (typeof kind === 'string') return scalars[kind]
  if ('values' in kind) return { type: 'string', enum: valuesOf(kind, version) }
  if ('list' in kind) return { type: 'array', items: write(kind.list, version, $defs) }
  if ('oneOf' in kind) return { oneOf: kind.oneOf.map((entity) => write(entity, version, $defs)) }
  const name = `Fdx${version.slice(0, 1)}${kind.entity}`
  if (!(name in $defs)) {
    // Before it is written, so that an entity may hold itself.
    $defs[name] = {}
    $defs[name] = writeEntity(kind, version, $defs)
  }
  return { $ref: `#/$defs/${name}` }
}

type Scalar = Extract<Kind, string>

const MASKED = 'All but the last four characters are hidden.'

/** An amount is a JSON number with the digits that the bank gave; `format: decimal` asks readers not to round it. */
const scalars: Readonly<Record<Scalar, JsonSchema>> = {
  text: { type: 'string' },
  masked: { type: 'string', description: MASKED },
  integer: { type: 'integer' },
  decimal: { type: 'number', format: 'decimal' },
  unsigned: { type: 'number', format: 'decimal', minimum: 0 },
  flag: { type: 'boolean' },
  day: { type: 'string', format: 'date' },
  moment: { type: 'string', format: 'date-time' },
}

function valuesOf({ values, newer = {} }: Enum, version: Version): readonly string[] {
  return values.filter((value) => {
    const { since = version } = newer[value] ?? {}
    return !isOlder(version, since)
  })
}

function writeEntity(entity: Entity, version: Version, $defs: Definitions): JsonSchema {
  const fields = fieldsOf(entity).filter((field) => isCarried(field, version))
  const required = fields.filter((field) => field.required).map(({ name }) => name)
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      fields.map((field) => [field.name, { ...write(field.type, version, $defs), ...notesOf(field, version) }]),
    ),
  }
}

function notesOf({ clusters, deprecated, why, type }: Field, version: Version): JsonSchema {
  const opened = clusters && `Opened by ${clusters.join(' or ')}.`
  const said = type === 'masked' ? MASKED : undefined
  const description = [said, opened, why].filter((text) => text !== undefined).join(' ')
  return {
    ...(description !== '' && { description }),
    ...(deprecated !== undefined && !isOlder(version, deprecated) && { deprecated: true }),
  }
}
