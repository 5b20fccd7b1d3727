// FlinksCodes: what each means, and the HTTP status that carries it. docs/data-sharing.md says which statuses we chose.

export const flinksCodes = {
  OK: { status: 200, means: 'All is well.' },
  CREATED: { status: 201, means: 'A refresh is scheduled where none was.' },
  NO_TRANSACTION: { status: 200, means: 'Fewer than 25 transactions were found. The answer holds all that there are.' },
  OPERATION_PENDING: { status: 202, means: 'A read is still under way. Ask its Async address again.' },
  OPERATION_DISPATCHED: { status: 202, means: 'A read takes longer than a request may. Ask its Async address.' },
  SESSION_NONEXISTENT: { status: 400, means: 'There is no such RequestId, or its time is over.' },
  CARD_IN_USE: { status: 400, means: 'A read of this LoginId is under way.' },
  INVALID_REQUEST: { status: 401, means: 'Something is missing or not well-formed; the message names it.' },
  ACCESS_DENIED: { status: 401, means: 'The credential that this call takes was not sent.' },
  UNAUTHORIZED: { status: 401, means: 'The credential is wrong, or the RequestId is not authorized yet.' },
  INVALID_LOGIN: { status: 401, means: 'There is no such LoginId, or its customer shares nothing any more.' },
  INVALID_USERNAME: { status: 401, means: 'The institution knows nobody by this user name.' },
  INVALID_PASSWORD: { status: 401, means: 'The password is wrong.' },
  INVALID_SECURITY_RESPONSE: { status: 401, means: 'The answer is wrong. After five the RequestId is over.' },
  SECURITYRESPONSES_INCOMPLETE: { status: 401, means: 'The question that was asked has no answer.' },
  UNKNOWN_CHALLENGE_KEY: { status: 401, means: 'An answer to a question that was not asked.' },
  QUESTION_NOT_FOUND: { status: 401, means: 'An answer to keep for a question that the LoginId has never met.' },
  SESSION_EXPIRED: { status: 401, means: 'The answer came more than eight minutes after the question.' },
  NEW_ACCOUNT: { status: 401, means: 'The customer has no open account at the institution yet.' },
  DISABLED_LOGIN: { status: 401, means: 'The institution has disabled this user.' },
  RETRY_LATER: { status: 401, means: 'The institution does not answer at the moment.' },
  TOO_MANY_REQUESTS: {
    status: 401,
    means: 'Too many wrong credentials, or too many long reads. Wait as long as Retry-After says.',
  },
  DISABLED_INSTITUTION: { status: 405, means: 'The institution is not open to this organization at the moment.' },
  METHOD_NOT_AVAILABLE: { status: 405, means: 'The institution, the consent or this address does not offer it.' },
  CONCURRENT_SESSION: { status: 409, means: 'The RequestId was answered by another call at the same moment.' },
  ALREADY_AUTHORIZED: { status: 409, means: 'The RequestId is authorized already.' },
  Document_Processing_Failed: { status: 500, means: 'The file of a statement cannot be had from the institution.' },
  AGGREGATION_ERROR: { status: 500, means: 'Something went wrong on our side or at the institution.' },
} as const

export type FlinksCode = keyof typeof flinksCodes
