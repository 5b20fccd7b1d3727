// Fault: one way in which the fake bank answers wrongly, as a value that a story gives it or posts to it.

import type { ServerResponse } from 'node:http'

/** What a bank is asked for. */
export const operations = [
  'discovery',
  'jwks',
  'par',
  'authorize',
  'token',
  'revoke',
  'userinfo',
  'logout',
  'customers',
  'customer',
  'accounts',
  'account',
  'transactions',
  'statements',
  'statement',
  'contact',
  'paymentNetworks',
  'consentRevocation',
] as const

export type Operation = (typeof operations)[number]

/** How the data of an answer is wrong. */
export type DataFault =
  | 'duplicateIds'
  | 'outOfOrder'
  | 'samePage'
  | 'cursorLoop'
  | 'strangeIds'
  | 'negativeZero'
  | 'amountsAsText'
  | 'manyDecimals'
  | 'fiveDates'
  | 'unknownCategory'
  | 'noBalances'
  | 'otherCustomer'
  | 'vanishes'
  | 'nulls'

export type IdTokenFault =
  | 'wrongIssuer'
  | 'wrongAudience'
  | 'algNone'
  /** Signed with the client secret. */
  | 'hmac'
  | 'otherNonce'
  | 'noNonce'
  | 'expired'
  | 'future'
  | 'unknownKey'
  | 'noSubject'
  | 'weakAcr'

/** Members are combined: `{ status: 429, retryAfter: '30' }`, `{ delay: 300, data: 'samePage' }`. */
export type Fault = {
  /** The status; with it the FDX or OAuth error that belongs to it, unless `error` or `body` says otherwise. */
  readonly status?: number
  /** The header as it is sent: seconds or an HTTP date. */
  readonly retryAfter?: string
  /** An FDX error (`{ code: 701, message: 'Account not found' }`) or an OAuth error (`{ error: 'invalid_grant' }`). */
  readonly error?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
  /** `huge` sends 200 MB, or until the caller leaves; `charset` is JSON in ISO-8859-1 that says so. */
  readonly body?: 'html' | 'truncated' | 'huge' | 'charset' | 'wrongCharset' | 'empty' | 'notJson' | 'array' | 'deep'
  /** `headers`: nothing is ever answered; `body`: the head and half of the body. */
  readonly hang?: 'headers' | 'body'
  /** Closes the connection without an answer. */
  readonly reset?: boolean
  /** Milliseconds before the answer. */
  readonly delay?: number
  readonly data?: DataFault
  readonly idToken?: IdTokenFault
  /** A redirection to this address. */
  readonly location?: string
  /** Members that replace those of the answer's object: `{ issuer: 'https://other.example' }` at discovery. */
  readonly members?: Readonly<Record<string, unknown>>
}

/** An answer before the bank misbehaves. */
export type FakeAnswer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON. */
  readonly body: object | string | Uint8Array
}

const FDX_ERRORS: Readonly<Record<number, { readonly code: number; readonly message: string }>> = {
  400: { code: 401, message: 'Invalid Input' },
  401: { code: 603, message: 'Authentication failed' },
  403: { code: 602, message: 'Customer not authorized' },
  404: { code: 701, message: 'Account not found' },
  409: { code: 705, message: 'Account is closed' },
  429: { code: 1207, message: 'Too many requests in a short period' },
  500: { code: 500, message: 'Internal server error' },
  501: { code: 501, message: 'Subsystem unavailable' },
  503: { code: 503, message: 'Scheduled maintenance' },
}

const OAUTH_ERRORS: Readonly<Record<number, string>> = {
  400: 'invalid_request',
  401: 'invalid_client',
  403: 'access_denied',
  429: 'slow_down',
  500: 'server_error',
  503: 'temporarily_unavailable',
}

const OPENID: ReadonlySet<Operation> = new Set<Operation>([
  'discovery',
  'jwks',
  'par',
  'authorize',
  'token',
  'revoke',
  'userinfo',
  'logout',
])

/** Returns the answer as the fault makes it. */
export function faultyAnswer(operation: Operation, fault: Fault, answer: FakeAnswer): FakeAnswer {
  const status = fault.status ?? (fault.location === undefined ? answer.status : 302)
  const headers = {
    ...answer.headers,
    ...(fault.retryAfter !== undefined && { 'retry-after': fault.retryAfter }),
    ...(fault.location !== undefined && { location: fault.location }),
    ...fault.headers,
  }
  if (fault.body !== undefined) return { status, ...faultyBody(fault.body, answer, headers) }
  if (fault.error) return { status, headers: { ...headers, 'content-type': 'application/json' }, body: fault.error }
  if (fault.status !== undefined && fault.status >= 400) {
    const body = OPENID.has(operation)
      ? { error: OAUTH_ERRORS[fault.status] ?? 'invalid_request', error_description: 'The bank says no.' }
      : (FDX_ERRORS[fault.status] ?? { code: fault.status, message: 'The bank says no.' })
    return { status, headers: { ...headers, 'content-type': 'application/json' }, body }
  }
  if (fault.members && typeof answer.body === 'object' && !(answer.body instanceof Uint8Array)) {
    return { status, headers, body: { ...answer.body, ...fault.members } }
  }
  return { ...answer, status, headers }
}

const HTML = '<!doctype html><html><head><title>Maintenance</title></head><body><h1>We will be back</h1></body></html>'

function faultyBody(
  kind: NonNullable<Fault['body']>,
  { body }: FakeAnswer,
  headers: Readonly<Record<string, string>>,
): Omit<FakeAnswer, 'status'> {
  const text = bytesOf(body).toString()
  const withNote = Buffer.from(text.replace(/^\{/, '{"note":"payé",'), 'latin1')
  const bodies: Readonly<Record<typeof kind, string | Uint8Array>> = {
    html: HTML,
    truncated: text.slice(0, Math.floor(text.length / 2)),
    charset: withNote,
    wrongCharset: withNote,
    empty: '',
    notJson: 'OK',
    array: '[]',
    deep: '['.repeat(100_000) + ']'.repeat(100_000),
    huge: '',
  }
  const types: Partial<Record<typeof kind, string>> = {
    html: 'text/html; charset=utf-8',
    charset: 'application/json; charset=iso-8859-1',
  }
  return { headers: { ...headers, 'content-type': types[kind] ?? 'application/json' }, body: bodies[kind] }
}

export function bytesOf(body: FakeAnswer['body']): Buffer {
  if (typeof body === 'string') return Buffer.from(body)
  if (body instanceof Uint8Array) return Buffer.from(body)
  return Buffer.from(JSON.stringify(body))
}

const HUGE = 200_000_000

/** Writes 200 MB of JSON that never ends, as fast as the caller takes it. */
export function writeHuge(response: ServerResponse): void {
  const part = Buffer.alloc(64 * 1024, ' ')
  let sent = 0
  const more = (): void => {
    while (sent < HUGE) {
      sent += part.length
      if (!response.write(part)) return void response.once('drain', more)
    }
    response.end('}')
  }
  response.write('{"page":{},')
  more()
}
