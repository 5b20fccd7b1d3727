// The words in which requests are described, so that one answer names every wrong member and says what is wrong with it.

import { z } from 'zod'
import { meantName } from '../nearest-name.ts'

type Rule = (text: string) => string | undefined

const orMissing =
  (message: string) =>
  ({ input }: { readonly input: unknown }): string =>
    input === undefined ? 'is missing' : message

export function text(): z.ZodString {
  return z.string({ error: orMissing('must be text') })
}

export function words<const Words extends readonly string[]>(allowed: Words) {
  return z.enum(allowed, { error: orMissing(`must be ${allowed.join(' or ')}`) })
}

/**
 * One of many names: a misspelled one is told which is near.
 * @param otherwise says what to do if none is near.
 */
export function listed<const Names extends readonly string[]>(
  names: Names,
  otherwise = 'is not known: the reference lists them',
) {
  return z.enum(names, {
    error({ input }) {
      const meant = typeof input === 'string' ? meantName(input, names) : undefined
      return meant === undefined ? otherwise : `is not known. Did you mean ${meant}?`
    },
  })
}

export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: orMissing('must be a list') })
}

/** A list of texts, or the one text that it would hold. */
export function texts() {
  return z
    .union([z.string(), z.array(z.string())], { error: orMissing('must be a list of texts') })
    .transform((value) => (typeof value === 'string' ? [value] : value))
}

/** @param rule says why a text will not do. */
export function refined(schema: z.ZodString, rule: Rule): z.ZodString {
  return schema.check((checked) => {
    const message = rule(checked.value)
    if (message !== undefined) checked.issues.push({ code: 'custom', message, input: checked.value })
  })
}

/** Unknown members that one message names. */
const MAX_NAMED = 20

/** An object with these members and no others. */
export function members<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `there is no member ${issue.keys.slice(0, MAX_NAMED).map(shorten).join(', ')}`
        : 'must be an object',
  })
}

/** A stranger's text in a message: cut, and in the few characters that are safe everywhere (RFC 6749 5.2). */
export function shorten(text: string): string {
  return text.slice(0, 60).replaceAll(/[^\x20-\x21\x23-\x5B\x5D-\x7E]/g, '?')
}
