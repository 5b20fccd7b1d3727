// Rotates the signing keys by schedule: announces the next one in time, and retires keys whose last token has expired.

import { act, bySystem, type Act, type Stage } from '../domain/journal/act.ts'
import { announceNextKey } from '../domain/keys/announce-next-key.ts'
import { ANNOUNCE_HOURS, isNextDue, lastTokenOver } from '../domain/keys/key-life.ts'
import { findLivingKeys } from '../domain/keys/living-keys.ts'
import { retireKey } from '../domain/keys/retire-key.ts'
import { Problem } from '../platform/problem.ts'
import type { Vault } from '../platform/secret.ts'

/** Returns the number of keys made or retired. @param days for which a key signs; 0: the next one is made by command only. */
export async function rotateKeys(stage: Stage, vault: Vault, days: number): Promise<number> {
  const now = stage.clock.now()
  const living = await findLivingKeys(stage.database)
  const expired = living.filter(({ kid }) => {
    const over = lastTokenOver(living, kid)
    return over !== undefined && Temporal.Instant.compare(over, now) <= 0
  })
  let done = 0
  for (const { kid } of expired) done += await unlessDone(stage, (act) => retireKey(act, kid))
  if (days === 0 || !isNextDue(living, now, days)) return done
  return done + (await unlessDone(stage, (act) => announceNextKey(act, vault, ANNOUNCE_HOURS[0])))
}

/** Returns 0 if another node has done it already. */
async function unlessDone(stage: Stage, body: (act: Act) => Promise<unknown>): Promise<number> {
  try {
    await act(stage, bySystem('rotate-keys'), body)
    return 1
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') return 0
    throw error
  }
}
