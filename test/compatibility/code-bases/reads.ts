// Reads: what several code bases demand of the members of an answer, and why some of their calls are not served.

import { z } from 'zod'
import type { Absence } from '../code-base.ts'

export const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'is no GUID')

/** Models with three members, of which the last may be null. */
export const MOST_LINKS = z
  .array(z.object({ rel: z.string(), href: z.string().startsWith('/'), example: z.string().nullable() }))
  .nonempty()

export function notServed(because: string): Absence {
  return { works: 'not served', because }
}

export function outside(because: string): Absence {
  return { works: 'outside', because }
}

/** Of calls that are neither Authorize nor a read of a session. */
export const CHANGES = notServed(
  'It sends no credential. At every level, only sessions and their reads go without one.',
)

export const MULTIPLE = notServed('It sends no credential. At every level, many sessions at once need one.')

export const NO_ENRICHMENT = outside('Scores, attributes and categories are no part of Portage.')

const KNOWN = [
  [/city/i, 'Montreal'],
  [/country/i, 'Canada'],
  [/shape/i, 'Triangle'],
] as const

/** The documented answers to the questions of the test institution, as SecurityResponses. */
export function answersTo(challenges: readonly { readonly Prompt: string }[]): Record<string, readonly string[]> {
  const answerTo = (prompt: string): string => KNOWN.find(([words]) => words.test(prompt))?.[1] ?? '4'
  return Object.fromEntries(challenges.map(({ Prompt }) => [Prompt, [answerTo(Prompt)]]))
}
