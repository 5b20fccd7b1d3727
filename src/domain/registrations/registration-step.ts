// A step of a registration: the status that it took, when, by whom and why.

import type { Database } from '../../database/open.ts'
import type { Act, Actor } from '../journal/act.ts'
import type { RegistrationStatus } from './registration.ts'

export type RegistrationStep = {
  readonly status: RegistrationStatus
  readonly at: Temporal.Instant
  readonly actor: Actor
  readonly reason?: string
}

/** Oldest first. */
export async function findRegistrationSteps(
  database: Database,
  clientId: string,
  providerId: number,
): Promise<readonly RegistrationStep[]> {
  const rows = await database.read
    .selectFrom('registration_step')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('provider_id', '=', providerId)
    .orderBy('step')
    .execute()
  return rows.map((row) => ({
    status: row.status as RegistrationStatus,
    at: row.at,
    actor: { kind: row.actor_kind as Actor['kind'], id: row.actor_id },
    ...(row.reason !== null && { reason: row.reason }),
  }))
}

/** Written in the act that changes the registration, and only there. */
export async function writeStep(
  { tx, at, actor }: Act,
  { clientId, providerId }: { readonly clientId: string; readonly providerId: number },
  status: RegistrationStatus,
  reason?: string,
): Promise<void> {
  await tx
    .insertInto('registration_step')
    .values({
      client_id: clientId,
      provider_id: providerId,
      status,
      at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      reason: reason ?? null,
    })
    .execute()
}
