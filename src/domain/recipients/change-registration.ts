// Changes a registration by one of its transitions: of two people at once one wins, and the other is told what happened.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { transitions, type RegistrationStatus, type RegistrationVerb } from './registration.ts'
import { writeStep } from './registration-step.ts'

/** Characters. */
const LONGEST_REASON = 500

/**
 * Throws `not_found`, `conflict` when the status is not one that the verb begins at (any more), and `invalid_request` for
 * a reason that is missing or too long.
 */
export async function changeRegistration(
  act: Act,
  verb: RegistrationVerb,
  { clientId, providerId }: { readonly clientId: string; readonly providerId: number },
  reason?: string,
): Promise<void> {
  const { from, to, needsReason } = transitions[verb]
  const why = readReason(verb, needsReason, reason)
  const changed = await act.tx
    .updateTable('registration')
    .set({ status: to, changed_at: act.at })
    .where('client_id', '=', clientId)
    .where('provider_id', '=', providerId)
    .where('status', 'in', from)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) throw await sayWhyNot(act, verb, clientId, providerId)
  await writeStep(act, clientId, providerId, to, why)
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
  const from: readonly RegistrationStatus[] = transitions[verb].from
  const detail = [
    `This registration has been ${status} since ${at.toString()}, by ${kind} ${id}`,
    reason === null ? '. ' : ` (${reason}). `,
    `To ${verb} it, it must be ${from.join(' or ')}.`,
  ]
  return new Problem('conflict', detail.join(''))
}
