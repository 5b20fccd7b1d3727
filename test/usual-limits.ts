// The limits of a test server, unless a story sets its own.

import type { Limits } from '../src/platform/http/mount.ts'

export const usualLimits: Limits = {
  bodyBytes: 16_384,
  longBodyBytes: 1_048_576,
  headBytes: 16_384,
  requestMilliseconds: 15_000,
  answerMilliseconds: 60_000,
  requestsAtOnce: 200,
  requestQueue: 400,
  patienceMilliseconds: 60_000,
}

/** The bounds of the Banking API's long reads. */
export const usualReads = {
  dispatchAfterMilliseconds: 20_000,
  longReadDeadline: 900_000,
  longReadsAtOnce: 100,
  longReadsPerOrganization: 50,
}
