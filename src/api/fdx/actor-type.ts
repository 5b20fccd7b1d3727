// FDX-API-Actor-Type: whether the customer is present, as far as the recipient says.

import type { Head } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'

const ACTOR_TYPES = ['USER', 'BATCH'] as const

type ActorType = (typeof ACTOR_TYPES)[number]

/** Throws `invalid_request` for a word that is not of the standard: the journal, which customers read, would not tell the truth. */
export function readActorType(call: Head): ActorType | undefined {
  const text = call.header('fdx-api-actor-type')
  const actorType = ACTOR_TYPES.find((word) => word === text)
  if (text === undefined || actorType !== undefined) return actorType
  throw new Problem(
    'invalid_request',
    'Send FDX-API-Actor-Type: USER when the customer is present, else BATCH, or leave it out.',
  )
}
