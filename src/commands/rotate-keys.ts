// rotate-keys: announces the next signing key, which replaces the present one some hours later.

import { z } from 'zod'
import { act, bySystem } from '../domain/journal/act.ts'
import { announceNextKey } from '../domain/keys/announce-next-key.ts'
import { ANNOUNCE_HOURS } from '../domain/keys/key-life.ts'
import type { Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { onOperatorStage } from './operator-stage.ts'
import { findRunningServer, type RunningServer } from './running-server.ts'

const keys = z.array(z.object({ kid: z.string(), sign_from: z.string() })).min(1)

export async function rotateKeys(
  environment: Environment,
  print: (text: string) => void,
  [word = String(ANNOUNCE_HOURS[0])]: readonly string[],
): Promise<void> {
  const hours = ANNOUNCE_HOURS.find((hours) => String(hours) === word)
  if (hours === undefined) {
    const detail = `Usage: rotate-keys [HOURS]. HOURS, until the next key signs, is one of ${ANNOUNCE_HOURS.join(', ')}.`
    throw new Problem('cannot_start', detail)
  }
  const running = await findRunningServer(environment)
  const { kid, signFrom } = running
    ? await announceThere(running, hours)
    : await onOperatorStage(environment, (stage, vault) =>
        act(stage, bySystem('rotate-keys'), (act) => announceNextKey(act, vault, hours)),
      )
  print(`The key ${kid} is published now and signs from ${String(signFrom)}.\n`)
}

async function announceThere({ call }: RunningServer, hours: number) {
  const [newest] = keys.parse(await call('POST', '/keys', { hours }))
  return { kid: newest?.kid, signFrom: newest?.sign_from }
}
