// JSON from the bank: numbers stay the digits that were written, and what was read has the shape that was asked for.

import type { z } from 'zod'
import { Trouble } from './trouble.ts'

/** Every number in the answer becomes its own text, so a schema says `z.string()` for an amount. */
export async function readJson<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await response.text(), numbersAsWritten))
  } catch (cause) {
    throw new Trouble('unclear', { said: `the answer of ${new URL(response.url).pathname}`, cause })
  }
}

function numbersAsWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' ? context?.source : value
}
