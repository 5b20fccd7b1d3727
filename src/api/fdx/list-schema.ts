// The answer that holds one whole list and nothing else, as JSON Schema.

import type { JsonSchema } from '../../platform/json-schema.ts'

export function listSchema(name: string, member: string, { $defs, ...item }: JsonSchema): JsonSchema {
  const definition = { type: 'object', required: [member], properties: { [member]: { type: 'array', items: item } } }
  return { $ref: `#/$defs/${name}`, $defs: { ...($defs as object), [name]: definition } }
}
