// Trouble: each foreseen failure between Almanac, the server and the bank, under one name.

import { isPortageError, type DataRefused, type PortageError } from 'portage-client/portage-error'

export type TroubleName =
  | 'denied' // the customer said no
  | 'stale' // the customer came back without a sign-in that we know of
  | 'ended' // the consent is over, or was revoked elsewhere
  | 'refused' // the server does not accept what this app asks
  | 'unreachable' // nobody answers, or only with a server error
  | 'busy' // too many requests
  | 'unclear' // an answer that we cannot read
  | 'not_shared' // the consent does not open this
  | 'not_offered' // this bank does not have it
  | 'not_found'
  | 'processing' // the bank is still making it
  | 'foreign_form' // a form that another site sent

export class Trouble extends Error {
  readonly trouble: TroubleName
  /** What the server said, for a developer; shown as text. */
  readonly said: string | undefined
  /** The id under which the server's operator finds this request. */
  readonly reference: string | undefined

  constructor(
    trouble: TroubleName,
    more: { said?: string | undefined; reference?: string | undefined; cause?: unknown } = {},
  ) {
    super(trouble, { cause: more.cause })
    this.name = 'Trouble'
    this.trouble = trouble
    this.said = more.said
    this.reference = more.reference
  }
}

/** Turns an error of the Portage client into a Trouble; any other error is returned unchanged. */
export function asTrouble(error: unknown): unknown {
  if (!isPortageError(error)) return error
  return new Trouble(nameOf(error), { said: error.message, reference: error.traceId, cause: error })
}

function nameOf(error: PortageError): TroubleName {
  switch (error.kind) {
    case 'authorization-refused':
      return error.code === 'access_denied' ? 'denied' : 'refused'
    case 'consent-ended':
      return 'ended'
    case 'request-refused':
      return error.code === 'invalid_grant' ? 'ended' : 'refused'
    case 'data-refused':
      return nameOfData(error)
    case 'invalid-call':
      return 'refused'
    case 'unavailable':
      return error.status === 429 ? 'busy' : 'unreachable'
    case 'answer-unclear':
    default:
      return 'unclear'
  }
}

/** The standard's code is more specific than the status, so it decides if both are known. */
function nameOfData({ code, status }: DataRefused): TroubleName {
  if (code === 1300) return 'processing'
  if (status === 401 || status === 403) return 'not_shared'
  if (status === 404) return 'not_found'
  return status === 405 || status === 501 || status === 409 || status === 422 ? 'not_offered' : 'refused'
}
