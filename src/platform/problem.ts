// Problem: the one type of expected errors. Anything else that is thrown is a bug.

/**
 * Every code there is. A new one is added only when a caller would act differently on it. Each family of endpoints has one
 * table from these to its own wire errors, which does not compile until it names every code.
 */
export const problemCodes = [
  // of any request
  'invalid_request',
  'not_found',
  'method_not_allowed',
  'unsupported_media_type',
  'not_acceptable',
  'body_too_large',
  'too_many_requests',
  'temporarily_unavailable',
  'conflict',
  'cannot_start',
  // OAuth: RFC 6749 4.1.2.1 and 5.2, RFC 7009 2.2.1, RFC 6750 3.1, RFC 9396 5, RFC 7591 3.2.2, OpenID Connect Core 3.1.2.6
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'invalid_authorization_details',
  'invalid_redirect_uri',
  'invalid_client_metadata',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
  'unsupported_token_type',
  'login_required',
  'request_not_supported',
  'request_uri_not_supported',
  'registration_not_supported',
  'invalid_token',
  'wrong_token',
  // a customer's authorization, shown as a page
  'unknown_client',
  'unknown_redirect_uri',
  'authorization_expired',
  'authorization_decided',
  'wrong_browser',
  'form_expired',
  'sign_in_failed',
  // logins of an organization, and what it shares of them
  'login_not_found',
  'login_in_use',
  'share_not_found',
  'partner_not_found',
  // sessions of the Banking API, and signing in without the bank's pages
  'session_not_found',
  'session_expired',
  'session_busy',
  'session_authorized',
  'not_signed_in',
  'unknown_username',
  'wrong_password',
  'wrong_answer',
  'answer_missing',
  'unknown_prompt',
  'question_not_found',
  'login_disabled',
  'no_open_account',
  'provider_disabled',
  'provider_processing',
  // bank data
  'customer_not_found',
  'not_authorized',
  'account_not_found',
  'invalid_date',
  'invalid_date_range',
  'account_type_not_supported',
  'account_closed',
  'no_data',
  'update_not_found',
  'statement_not_found',
  'statement_processing',
  'statement_unreadable',
  'image_not_found',
  'reward_program_not_found',
  'tax_statement_not_found',
  'tax_form_not_supported',
  'not_supported_by_provider',
  'provider_unavailable',
  'provider_maintenance',
  'provider_busy',
  'bank_grant_ended',
] as const

export type ProblemCode = (typeof problemCodes)[number]

/** The part of a table in which several problems have the same wire error. */
export function sameFor<Code extends ProblemCode, Wire>(
  codes: readonly Code[],
  wire: Wire,
): Readonly<Record<Code, Wire>> {
  return Object.fromEntries(codes.map((code) => [code, wire])) as Record<Code, Wire>
}

export class Problem extends Error {
  readonly code: ProblemCode
  /** Safe for anyone to read; says what was wrong and what to do. */
  readonly detail: string
  /** Seconds after which to try again (Retry-After, RFC 9110 10.2.3); `undefined` if a retry is useless or the time unknown. */
  readonly retryAfterSeconds: number | undefined

  /** `cause` is for the log alone and never leaves the server. */
  constructor(code: ProblemCode, detail: string, options?: { cause?: unknown; retryAfterSeconds?: number }) {
    super(`${code}: ${detail}`, options)
    this.name = 'Problem'
    this.code = code
    this.detail = detail
    this.retryAfterSeconds = options?.retryAfterSeconds
  }
}

/** Causes of causes that are told. */
const DEEPEST_CAUSE = 5

/** Returns the text that is logged for anything thrown, with its causes. */
export function errorText(error: unknown, deepest = DEEPEST_CAUSE): string {
  if (!(error instanceof Error)) return JSON.stringify(error)
  const text = error.stack ?? error.message
  if (error.cause === undefined || deepest === 0) return text
  return `${text}\ncaused by: ${errorText(error.cause, deepest - 1)}`
}
