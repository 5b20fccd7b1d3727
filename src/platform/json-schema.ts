// JSON Schema (2020-12) of requests and answers, for the reference, the client's types and the tests.

import { z } from 'zod'

/** Reusable schemas are in `$defs`, referred to as `#/$defs/Name`. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/**
 * What the schema takes (`input`) or gives (`output`). Members beyond those named are not forbidden: a client must bear a
 * member that is added later.
 */
export function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...written } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      // Every safe integer: said by the type already.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    },
  })
  return written
}

/** Returns a copy in which `change` has replaced each object, innermost first. */
export function rewrite(value: unknown, change: (schema: JsonSchema) => JsonSchema): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, change))
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.entries(value).map(([name, member]) => [name, rewrite(member, change)] as const)
  return change(Object.fromEntries(inside))
}
