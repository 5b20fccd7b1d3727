// Answers: what an endpoint's handler returns, and the few ways to make one.

import type { Problem } from '../problem.ts'
import type { Html } from './html.ts'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Uint8Array | undefined
}

type Headers = Answer['headers']

/** Tokens, secrets and bank data are never stored on the way (RFC 6749 5.1). */
export const NO_STORE: Readonly<Record<string, string>> = { 'cache-control': 'no-store', pragma: 'no-cache' }

export function json(status: number, value: unknown, headers: Headers = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  }
}

export function page(status: number, content: Html, headers: Headers = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body: `<!doctype html>\n${content.toString()}`,
  }
}

/** 303 by default: the browser follows with GET and never repeats a POST's body elsewhere (RFC 9700 4.12). */
export function redirect(location: string, headers: Headers = {}, status: 302 | 303 = 303): Answer {
  return { status, headers: { location, ...NO_STORE, ...headers }, body: undefined }
}

export function empty(status: number, headers: Headers = {}): Answer {
  return { status, headers, body: undefined }
}

export function bytes(status: number, contentType: string, body: Uint8Array, headers: Headers = {}): Answer {
  return { status, headers: { 'content-type': contentType, ...headers }, body }
}

/** 405 says what is taken instead; this one, that nothing is, at this moment or by this bank (RFC 9110 10.2.1 and 15.5.6). */
export const NOTHING_ALLOWED: Readonly<Record<string, string>> = { allow: '' }

/** Seconds to wait where a problem does not say. */
const WAITS: Readonly<Record<number, number>> = { 429: 60, 503: 10 }

/** Retry-After in seconds, for an answer that asks the caller to come back (RFC 9110 10.2.3); empty for any other. */
export function retryAfter(problem: Problem | undefined, status: number): Readonly<Record<string, string>> {
  const seconds = problem?.retryAfterSeconds ?? WAITS[status]
  return seconds === undefined ? {} : { 'retry-after': String(seconds) }
}
