// What is passed to the client from JavaScript, where no compiler looked: nothing of it is passed over in silence.

import { InvalidCall } from './portage-error.ts'

/** What one value must be. */
export type Rule = {
  readonly says: string
  readonly holds: (given: unknown) => boolean
  readonly mayBeAbsent?: boolean
}

/** One for every option there is: the compiler misses none. */
export type Rules<Options> = { readonly [Name in keyof Options]-?: Rule }

export const isText: Rule = {
  says: 'must be text that is not empty',
  holds: (given) => typeof given === 'string' && given !== '',
}

export const isTexts: Rule = {
  says: 'must be an array of text, not empty',
  holds: (given) => Array.isArray(given) && given.length > 0 && given.every((one) => isText.holds(one)),
}

/** Whatever it is, the server looks at it. */
export const anything: Rule = { says: 'must be given', holds: (given) => given !== undefined }

export const isFlag: Rule = { says: 'must be true or false', holds: (given) => typeof given === 'boolean' }

export const isObject: Rule = {
  says: 'must be an object',
  holds: (given) => typeof given === 'object' && given !== null && !Array.isArray(given),
}

export const isFunction: Rule = { says: 'must be a function', holds: (given) => typeof given === 'function' }

export const isHttpAddress: Rule = {
  says: 'must be an http or https address',
  holds: (given) => typeof given === 'string' && /^https?:$/.test(protocolOf(given)),
}

export const isWhole: Rule = { says: 'must be a whole number', holds: Number.isSafeInteger }

export const isPageSize: Rule = {
  says: 'must be a whole number from 1 to 500',
  holds: (given) => Number.isInteger(given) && (given as number) >= 1 && (given as number) <= 500,
}

export function isOneOf(...words: readonly string[]): Rule {
  return { says: `must be ${words.join(' or ')}`, holds: (given) => words.includes(given as string) }
}

export function optional(rule: Rule): Rule {
  return { ...rule, mayBeAbsent: true }
}

/** One argument. Throws InvalidCall. */
export function demand(name: string, given: unknown, { says, holds }: Rule): void {
  if (!holds(given)) throw new InvalidCall(`${name} ${says}; it is ${kindOf(given)}.`)
}

/**
 * Returns the options. Throws InvalidCall for one that is unknown, missing or of the wrong type.
 * @param of whose they are, as the caller wrote it: `transactions`.
 */
export function check<Options extends object>(of: string, given: Options, rules: Rules<Options>): Options {
  demand(`What ${of} takes`, given, isObject)
  const known = Object.entries<Rule>(rules)
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(rules, name))
  if (unknown !== undefined) {
    throw new InvalidCall(`${of} takes no ${unknown}. It takes ${known.map(([name]) => name).join(', ')}.`)
  }
  for (const [name, rule] of known) {
    const value = (given as Readonly<Record<string, unknown>>)[name]
    if (value !== undefined || rule.mayBeAbsent !== true) demand(`The ${name} of ${of}`, value, rule)
  }
  return given
}

function protocolOf(address: string): string {
  try {
    return new URL(address).protocol
  } catch {
    return ''
  }
}

/** Returns the type of what was passed, and not the value, which may be a secret. */
function kindOf(given: unknown): string {
  if (given === undefined) return 'missing'
  if (given === null) return 'null'
  if (given === '') return 'empty'
  return Array.isArray(given) ? 'an array' : `of type ${typeof given}`
}
