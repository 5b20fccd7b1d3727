// The answer with pages, as JSON Schema: `page`, `links`, the rows, and what one list alone has.

import type { JsonSchema } from '../../platform/json-schema.ts'

/** What the members of `page` and `links` are in one version, besides those that all have. */
export type PageWords = {
  /** Begins the names of the schemas: `Fdx5`. */
  readonly prefix: string
  readonly page: Readonly<Record<string, string>>
  readonly links: Readonly<Record<string, string>>
}

export function writePageSchema(
  { prefix, page, links }: PageWords,
  name: string,
  member: string,
  { $defs, ...item }: JsonSchema,
  more: Readonly<Record<string, JsonSchema>> = {},
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

function describeAll(words: Readonly<Record<string, string>>, schema: JsonSchema): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(words).map(([name, description]) => [name, { ...schema, description }]))
}
