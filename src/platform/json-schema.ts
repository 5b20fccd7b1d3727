// JSON Schema (2020-12): the form in which the reference, the client and the test of every answer know what is sent.

import { z } from 'zod'

/** Reusable schemas stand in `$defs`, and are referred to as `#/$defs/Name`. */
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

/** A copy in which each object that has the keyword is replaced. */
export function rewrite(value: unknown, change: (schema: JsonSchema) => JsonSchema): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, change))
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.entries(value).map(([name, member]) => [name, rewrite(member, change)] as const)
  return change(Object.fromEntries(inside))
}
