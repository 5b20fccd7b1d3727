// x-fapi-interaction-id: the caller's name for one exchange, which every answer repeats; one is made where there is none.

import type { Head } from '../../platform/http/endpoint.ts'
import { isGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'

const INTERACTION_ID = 'x-fapi-interaction-id'

/** Returns the caller's id if it is well-formed, and otherwise that of the request. */
export function interactionIdOf(call: Head): string {
  const given = call.header(INTERACTION_ID) ?? ''
  return /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : call.requestId
}

/**
 * Holds the header against FDX 6.4.1, in which it is a UUID. FDX demands the header; the server does so only by its setting,
 * because FAPI 1.0 (Baseline 6.2.1) makes an id for a caller that sends none, and hubs rely on that. Throws `invalid_request`.
 */
export function checkInteractionId(call: Head, isDemanded: boolean): void {
  const given = call.header(INTERACTION_ID)
  if (given === undefined ? !isDemanded : isGuid(given)) return
  const detail =
    'Send the header x-fapi-interaction-id with a UUID of this interaction, such as one from crypto.randomUUID()'
  throw new Problem('invalid_request', isDemanded ? `${detail}.` : `${detail}, or leave it out.`)
}
