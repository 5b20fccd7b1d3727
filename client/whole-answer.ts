// Answers of the server, whole: what breaks off on the way, or is no success, is a PortageError and not a raw TypeError.

import { AnswerUnclear, factsOf, isPortageError, Unavailable } from './portage-error.ts'
import type { ClientSettings, Fetch } from './settings.ts'

/** Statuses whose answers have no body, so that none may be given (Fetch 2.2.3). */
const BODILESS = new Set([101, 103, 204, 205, 304])

/** The fetch of the settings, read to the last byte. Throws Unavailable where nobody answers, or not to the end. */
export function sender({ fetch = globalThis.fetch }: ClientSettings): Fetch {
  return async (url, init) => {
    let step = 'cannot be reached'
    try {
      const response = await fetch(url, init)
      step = 'broke its answer off'
      const body = await response.arrayBuffer()
      const { status, statusText, headers } = response
      return new Response(BODILESS.has(status) ? null : body, { status, statusText, headers })
    } catch (cause) {
      if (isPortageError(cause)) throw cause
      throw new Unavailable(`The server ${step}.`, { cause })
    }
  }
}

/** JSON that is an object or an array. @param path for the message. */
export async function readJson(
  response: Response,
  path: string,
  parse: (text: string) => unknown = JSON.parse,
): Promise<object> {
  const facts = factsOf(response)
  const text = await response.text()
  let value: unknown
  try {
    value = parse(text)
  } catch (cause) {
    throw new AnswerUnclear(`The answer of ${path} is not JSON.`, { ...facts, cause })
  }
  if (typeof value === 'object' && value !== null) return value
  throw new AnswerUnclear(`The answer of ${path} is JSON, but not an object.`, facts)
}
