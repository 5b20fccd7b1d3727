// Rotates the signing keys by their schedule: the next one is announced in time, and one whose last token is over retires.

import { act, bySystem, type Act, type Stage } from '../domain/journal/act.ts'
import { announceNextKey } from '../domain/keys/announce-next-key.ts'
import { ANNOUNCE_HOURS, isNextDue, lastTokenOver } from '../domain/keys/key-life.ts'
import { findLivingKeys } from '../domain/keys/living-keys.ts'
import { retireKey } from '../domain/keys/retire-key.ts'
import { Problem } from '../platform/problem.ts'
import type { Vault } from '../platform/secret.ts'

/** @param days that a key signs; 0 where the next one is made by command alone. Gives how many keys were made or retired. */
export async function rotateKeys(stage: Stage, vault: Vault, days: number): Promise<number> {
  const now = stage.clock.now()
  const living = await findLivingKeys(stage.database)
  const spent = living.filter(({ kid }) => {
    const over = lastTokenOver(living, kid)
    return over !== undefined && Temporal.Instant.compare(over, now) <= 0
  })
  let done = 0
  for (const { kid } of spent) done += await unlessDone(stage, (act) => retireKey(act, kid))
  if (days === 0 || !isNextDue(living, now, days)) return done
  return done + (await unlessDone(stage, (act) => announceNextKey(act, vault, ANNOUNCE_HOURS[0])))
}

/** Of several nodes one does it, and the others are told that it is done. */
async function unlessDone(stage: Stage, body: (act: Act) => Promise<unknown>): Promise<number> {
  try {
    await act(stage, bySystem('rotate-keys'), body)
    return 1
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') return 0
    throw error
  }
}
