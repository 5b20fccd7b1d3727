// The client's types of everything on the wire, written from the OpenAPI document.

import assert from 'node:assert/strict'
import { writeReference } from '../src/api/reference/document.ts'
import type { Database } from '../src/database/open.ts'
import { rewrite, type JsonSchema } from '../src/platform/json-schema.ts'
import type { OpenApi } from '../src/platform/http/openapi.ts'
import { allEndpoints, EXAMPLE_ISSUER } from './write-endpoints.ts'

/** The text of client/wire.ts. */
export async function writeWire(database: Database): Promise<string> {
  const document = writeReference(await allEndpoints(database), EXAMPLE_ISSUER)
  const schemas = { ...document.components.schemas, ...schemasOfBodies(document) }
  const types = Object.entries(schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)}\n`)
  return [opening, ...types, decimals(schemas)].join('\n')
}

const opening = `// What travels between Portage and its clients, written by tools/write-wire.ts from the OpenAPI document.

import type { Amount } from './amount.ts'
`

/** Bodies in JSON have no name of their own: `CreateRecipientBody`. */
function schemasOfBodies({ paths }: OpenApi): Readonly<Record<string, JsonSchema>> {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
  return Object.fromEntries(
    operations.flatMap(({ operationId, requestBody }) => {
      const schema = requestBody?.content['application/json']?.schema
      return schema ? [[`${pascalCase(operationId)}Body`, schema]] : []
    }),
  )
}

function pascalCase(name: string): string {
  return name.replaceAll(/(^|-)(\w)/g, (_, _hyphen, letter: string) => letter.toUpperCase())
}

function typeOf(schema: JsonSchema): string {
  const { $ref, type, items, properties, additionalProperties, format } = schema
  const choices = schema.oneOf ?? schema.anyOf
  if (typeof $ref === 'string') return $ref.replace('#/components/schemas/', '')
  if (Array.isArray(schema.enum)) return union(schema.enum.map((word) => JSON.stringify(word).replaceAll('"', "'")))
  if ('const' in schema) return JSON.stringify(schema.const).replaceAll('"', "'")
  if (Array.isArray(choices)) return union(choices.map((choice) => typeOf(choice as JsonSchema)))
  if (type === 'array') return `readonly ${inBrackets(typeOf(items as JsonSchema))}[]`
  if (type === 'object' && properties !== undefined) return objectOf(schema)
  if (type === 'object' && typeof additionalProperties === 'object') {
    return `Readonly<Record<string, ${typeOf(additionalProperties as JsonSchema)}>>`
  }
  if (type === 'number' && format === 'decimal') return 'Amount'
  return typeof type === 'string' ? (SCALARS[type] ?? 'unknown') : 'unknown'
}

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
}

function inBrackets(type: string): string {
  return type.includes(' ') ? `(${type})` : type
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ')
}

function objectOf(schema: JsonSchema): string {
  const required = new Set(Array.isArray(schema.required) ? (schema.required as string[]) : [])
  const members = Object.entries(schema.properties as Record<string, JsonSchema>).flatMap(([name, member]) => [
    ...(typeof member.description === 'string' ? [`/** ${member.description} */`] : []),
    `readonly ${/^\w+$/.test(name) ? name : `'${name}'`}${required.has(name) ? '' : '?'}: ${typeOf(member)}`,
  ])
  return `{\n${members.join('\n').replaceAll(/^/gm, '  ')}\n}`
}

/** A number of JSON says nothing of what it is, so its name must: no name is an amount here and a count there. */
function decimals(schemas: Readonly<Record<string, JsonSchema>>): string {
  const amounts = new Set<string>()
  const counts = new Set<string>()
  rewrite(schemas, (schema) => {
    for (const [name, member] of Object.entries(schema)) {
      if (typeof member !== 'object' || member === null || !('type' in member)) continue
      if (member.type === 'number' && 'format' in member && member.format === 'decimal') amounts.add(name)
      else if (member.type === 'number' || member.type === 'integer') counts.add(name)
    }
    return schema
  })
  const unclear = [...amounts].filter((name) => counts.has(name) || name === 'items')
  assert.deepEqual(unclear, [], 'these names are amounts in one place and something else in another')
  const names = [...amounts].toSorted().map((name) => `  '${name}',\n`)
  return `/** The members whose numbers are amounts or rates. */
export const decimalMembers: ReadonlySet<string> = new Set([\n${names.join('')}])\n`
}
