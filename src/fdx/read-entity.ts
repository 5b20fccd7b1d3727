// Reading: from a description, the schema of what a bank sends. Unknown fields are dropped, foreign words are taken as absent.

import { z } from 'zod'
import { decimal } from '../platform/decimal.ts'
import { choiceWord, fieldsOf, type Entity, type Field, type Kind, type OneOf, type ValueOf } from './field.ts'

/** JSON in which numbers keep their digits: each becomes the text that the bank sent. Throws a SyntaxError. */
export function readJson(text: string): unknown {
  return JSON.parse(text, (_name, value: unknown, context?: { readonly source?: string }) => {
    return typeof value === 'number' ? (context?.source ?? String(value)) : value
  })
}

/** For what `readJson` gave, in the names of the newest version. Built anew at each call: keep it. */
export function schemaOf<K extends Entity | OneOf>(kind: K): z.ZodType<ValueOf<K>>
export function schemaOf(kind: Entity | OneOf): z.ZodType {
  return schemaOfKind(kind)
}

function schemaOfKind(kind: Kind): z.ZodType {
  if (typeof kind === 'string') return scalarSchemas[kind]()
  if ('words' in kind) return z.enum(kind.words)
  if ('list' in kind) return z.array(schemaOfKind(kind.list))
  if ('oneOf' in kind) return schemaOfChoice(kind)
  return z.object(
    Object.fromEntries(
      fieldsOf(kind)
        .filter((field) => field.until === undefined)
        .map((field) => [field.name, schemaOfField(field)]),
    ),
  )
}

function schemaOfChoice(choice: OneOf): z.ZodType {
  const schemas = new Map(choice.oneOf.map((entity) => [choiceWord(choice, entity), schemaOfKind(entity)]))
  return z.looseObject({ [choice.by]: z.enum([...schemas.keys()]) }).transform((value, context) => {
    const result = schemas.get(String(value[choice.by]))?.safeParse(value)
    if (result?.success) return result.data
    for (const { path, message } of result?.error.issues ?? []) context.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })
}

function schemaOfField(field: Field): z.ZodType {
  const schema = schemaOfKind(field.type)
  if (field.required) return schema
  const isWords = typeof field.type === 'object' && 'words' in field.type
  const absent = schema.nullish().transform((value) => value ?? undefined)
  return isWords ? absent.catch(undefined) : absent
}

const scalarSchemas = {
  text: () => z.string(),
  masked: () => z.string(),
  integer: () =>
    z
      .string()
      .regex(/^-?\d{1,15}$/)
      .transform(Number),
  decimal: () => z.string().transform(orIssue(decimal)),
  unsigned: () => z.string().transform(orIssue(decimal)),
  flag: () => z.boolean(),
  day: () => z.string().transform(orIssue((text) => Temporal.PlainDate.from(text))),
  moment: () => z.string().transform(orIssue((text) => Temporal.Instant.from(text))),
}

/** The reader's RangeError as an issue of the schema. */
function orIssue<T>(read: (text: string) => T) {
  return (text: string, context: z.RefinementCtx): T => {
    try {
      return read(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'not in the form of the standard' })
      return z.NEVER
    }
  }
}
