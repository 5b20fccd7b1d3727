// Call failure: the trouble of a call that got no whole answer.

import { Problem } from '../../platform/problem.ts'
import { BankTrouble, bankTrouble } from '../trouble/bank-trouble.ts'

/** @param signal of the call: what it aborted did not fail by itself. */
export function troubleOfCall(error: unknown, signal: AbortSignal): BankTrouble {
  if (error instanceof BankTrouble) return error
  if (signal.aborted) return bankTrouble(isDeadline(signal.reason) ? 'deadline' : 'left', { cause: signal.reason })
  return bankTrouble(TROUBLES.find(([codes]) => codes.test(codeOf(error)))?.[1] ?? 'reset', { cause: error })
}

/** The deadline of a whole answer aborts with a Problem; anything else means that nobody waits any more. */
function isDeadline(reason: unknown): boolean {
  return reason instanceof Problem || (reason instanceof DOMException && reason.name === 'TimeoutError')
}

const TROUBLES = [
  [/^UND_ERR_CONNECT_TIMEOUT$/, 'connect_timeout'],
  [/^UND_ERR_HEADERS_TIMEOUT$/, 'head_timeout'],
  [/^UND_ERR_BODY_TIMEOUT$/, 'body_timeout'],
  [/^UND_ERR_(HEADERS_OVERFLOW|RES_EXCEEDED_MAX_SIZE)$/, 'too_large'],
  // A bank that misses or refuses a client certificate says so after the handshake (RFC 8446 4.4.2.4), before it reads the request.
  // Any other error of TLS at this point may have cut off the answer: like a connection that was reset, it says nothing of the request.
  [/^ERR_SSL_\w+_ALERT_\w*(CERTIFICATE|UNKNOWN_CA|HANDSHAKE|ACCESS_DENIED|DECRYPT_ERROR)/, 'tls'],
  // A body that does not fit its content coding, and bytes that are not HTTP.
  [/^(Z_|ERR_(_ERROR_FORMAT|BROTLI|PADDING|.*DECODER)|HPE_)/, 'wrong_type'],
] as const

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
