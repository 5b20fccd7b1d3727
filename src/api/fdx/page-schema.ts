// The answer with pages, as JSON Schema: `page`, `links`, the rows, and what one list alone has.

import type { JsonSchema } from '../../platform/json-schema.ts'

/** Describes the members of `page` and `links` in one version, besides those that all have. */
export type PageDescriptions = {
  /** The beginning of the names of the schemas: `Fdx5`. */
  readonly prefix: string
  readonly page: Readonly<Record<string, string>>
  readonly links: Readonly<Record<string, string>>
}

/** The list that the page is of. */
type PageOf = {
  readonly name: string
  readonly member: string
  readonly item: JsonSchema
  /** Members that only this list has. */
  readonly more?: Readonly<Record<string, JsonSchema>> | undefined
}

export function writePageSchema(
  { prefix, page, links }: PageDescriptions,
  { name, member, item: { $defs, ...item }, more = {} }: PageOf,
): JsonSchema {
  const definition = {
    type: 'object',
    required: ['page', 'links', member],
    properties: {
      page: { $ref: `#/$defs/${prefix}Page` },
      links: { $ref: `#/$defs/${prefix}PageLinks` },
      ...more,
      [member]: { type: 'array', items: item },
    },
  }
  const inside = {
    ...($defs as object),
    [`${prefix}Page`]: {
      type: 'object',
      properties: {
        ...describeAll(page, { type: 'string' }),
        totalElements: { type: 'integer', minimum: 0 },
      },
    },
    [`${prefix}PageLinks`]: {
      type: 'object',
      properties: describeAll(
        { ...links, updates: 'Where the changes of the list are read from. Of transactions alone.' },
        { type: 'object', required: ['href'], properties: { href: { type: 'string', format: 'uri' } } },
      ),
    },
  }
  return { $ref: `#/$defs/${prefix}${name}`, $defs: { ...inside, [`${prefix}${name}`]: definition } }
}

function describeAll(texts: Readonly<Record<string, string>>, schema: JsonSchema): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(texts).map(([name, description]) => [name, { ...schema, description }]))
}
