// Changes a registration by one of its transitions: of two people at once one wins, and the other is told what happened.

import { Problem } from '../../platform/problem.ts'
import type { EventKind } from '../events/event.ts'
import { publishEvent } from '../events/publish-event.ts'
import type { Act } from '../journal/act.ts'
import { transitions, type RegistrationStatus, type RegistrationVerb, type Transition } from './registration.ts'
import { writeStep } from './registration-step.ts'

/** Characters. */
const LONGEST_REASON = 500

/** The changes that begin or end the flow of data. */
const KINDS: Readonly<Partial<Record<RegistrationVerb, EventKind>>> = {
  activate: 'registration-activated',
  suspend: 'registration-suspended',
  lift: 'registration-resumed',
}

/** A registration as the operator who decides has it before them. */
export type SeenRegistration = {
  readonly clientId: string
  readonly providerId: number
  readonly status: RegistrationStatus
}

/**
 * Throws `not_found`, `conflict` when the verb does not begin at the status or the status is no longer the one that was
 * seen, and `invalid_request` for a reason that is missing or too long.
 */
export async function changeRegistration(
  act: Act,
  verb: RegistrationVerb,
  { clientId, providerId, status: seen }: SeenRegistration,
  reason?: string,
): Promise<void> {
  const { from, to, needsReason }: Transition = transitions[verb]
  const why = readReason(verb, needsReason, reason)
  const changed = await act.tx
    .updateTable('registration')
    .set({ status: to, changed_at: act.at })
    .where('client_id', '=', clientId)
    .where('provider_id', '=', providerId)
    .where('status', '=', seen)
    .where('status', 'in', from)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) throw await sayWhyNot(act, verb, clientId, providerId)
  await writeStep(act, { clientId, providerId }, to, why)
  const kind = KINDS[verb]
  if (kind !== undefined) await publishEvent(act, { kind, clientId, providerId })
  await act.record(`${verb}-registration`, { clientId, providerId, detail: { status: to, reason: why } })
}

function readReason(verb: RegistrationVerb, isNeeded: boolean, text: string | undefined): string | undefined {
  const reason = text?.trim()
  if (reason === undefined || reason === '') {
    if (isNeeded) throw new Problem('invalid_request', `Say why: to ${verb} a registration takes a reason.`)
    return undefined
  }
  if (reason.length > LONGEST_REASON) {
    throw new Problem('invalid_request', `The reason is longer than ${LONGEST_REASON} characters.`)
  }
  return reason
}

async function sayWhyNot(act: Act, verb: RegistrationVerb, clientId: string, providerId: number): Promise<Problem> {
  const last = await act.tx
    .selectFrom('registration_step')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('provider_id', '=', providerId)
    .orderBy('step', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return new Problem('not_found', 'There is no such registration.')
  const { status, actor_kind: kind, actor_id: id, at, reason } = last
  const detail = [
    `This registration has been ${status} since ${at.toString()}, by ${kind} ${id}`,
    reason === null ? '. ' : ` (${reason}). `,
    `To ${verb} it, look at it again: it must be ${transitions[verb].from.join(' or ')}, and stay so meanwhile.`,
  ]
  return new Problem('conflict', detail.join(''))
}
