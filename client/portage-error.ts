// Everything foreseen that can go wrong, one class each. `PortageError` is their union, told apart by `kind`.

export type PortageError =
  | AuthorizationRefused
  | ConsentEnded
  | RequestRefused
  | DataRefused
  | Unavailable
  | AnswerUnclear
  | InvalidCall

type Facts = {
  readonly status?: number | undefined
  readonly traceId?: string | undefined
  readonly cause?: unknown
}

abstract class Failure extends Error {
  abstract readonly kind: string
  /** The status of the answer; absent if there was none. */
  readonly status: number | undefined
  /** Quote it to the server's operator, who finds the request by it. */
  readonly traceId: string | undefined

  constructor(message: string, { status, traceId, cause }: Facts) {
    super(message, { cause })
    this.name = new.target.name
    this.status = status
    this.traceId = traceId
  }
}

/** The customer came back without a code: they said no (`access_denied`), or the request was not acceptable. */
export class AuthorizationRefused extends Failure {
  readonly kind = 'authorization-refused'
  /** RFC 6749 4.1.2.1. */
  readonly code: string

  constructor(code: string, message: string, facts: Facts = {}) {
    super(message, facts)
    this.code = code
  }
}

/** The consent is over: revoked, expired, replaced, or used its one time. Only the customer can connect again. */
export class ConsentEnded extends Failure {
  readonly kind = 'consent-ended'

  constructor(message = 'The consent has ended. Ask the customer to connect again.', facts: Facts = {}) {
    super(message, facts)
  }
}

/** The server does not take what was asked: OAuth and management. */
export class RequestRefused extends Failure {
  readonly kind = 'request-refused'
  /** RFC 6749 5.2: `invalid_client`, `invalid_grant`, `invalid_request`... */
  readonly code: string

  constructor(code: string, message: string, facts: Facts = {}) {
    super(message, facts)
    this.code = code
  }
}

/** The data cannot be given: not consented to, not there, not offered by this bank. */
export class DataRefused extends Failure {
  readonly kind = 'data-refused'
  /** The standard's own: 602 not authorized, 701 no such account, 1107 no data, 1300 still being made... */
  readonly code: number

  constructor(code: number, message: string, facts: Facts = {}) {
    super(message, facts)
    this.code = code
  }
}

/** The server or the bank does not answer, or cannot at the moment. Trying again later may help. */
export class Unavailable extends Failure {
  readonly kind = 'unavailable'
  /** Seconds, where the server says how long to wait. */
  readonly retryAfter: number | undefined

  constructor(message: string, { retryAfter, ...facts }: Facts & { readonly retryAfter?: number | undefined } = {}) {
    super(message, facts)
    this.retryAfter = retryAfter
  }
}

/** An answer that is not what the API promises, or is not from this server at all. */
export class AnswerUnclear extends Failure {
  readonly kind = 'answer-unclear'

  constructor(message: string, facts: Facts = {}) {
    super(message, facts)
  }
}

/** The app passed what the client does not take, so nothing was sent: an option of another name, half of a window. */
export class InvalidCall extends Failure {
  readonly kind = 'invalid-call'

  constructor(message: string) {
    super(message, {})
  }
}

export function isPortageError(error: unknown): error is PortageError {
  return error instanceof Failure
}

/** What is told of any answer. */
export function factsOf({ status, headers }: Response): {
  readonly status: number
  readonly traceId: string | undefined
} {
  return { status, traceId: headers.get('ob-trace-id') ?? undefined }
}

/** What an answer without success means. Reads its body. */
export async function errorOf(response: Response): Promise<PortageError> {
  const { status, headers } = response
  const text = await response.text()
  const facts = factsOf(response)
  const body = membersOf(text)
  const message = body.debugMessage ?? body.error_description ?? body.message ?? `The server answered ${status}.`
  // 501 is of what is asked for, and asking again changes nothing (RFC 9110 15.6.2).
  if (status === 429 || (status >= 500 && status !== 501)) {
    const seconds = headers.get('retry-after') ?? ''
    return new Unavailable(message, { ...facts, retryAfter: /^\d+$/.test(seconds) ? Number(seconds) : undefined })
  }
  if (body.code !== undefined && /^\d+$/.test(body.code)) return new DataRefused(Number(body.code), message, facts)
  if (body.error !== undefined) return new RequestRefused(body.error, message, facts)
  return new AnswerUnclear(message, facts)
}

/** Those whose value is text; none when the body is no JSON object. */
function membersOf(text: string): Readonly<Record<string, string | undefined>> {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null) return {}
    return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string'))
  } catch {
    return {}
  }
}
