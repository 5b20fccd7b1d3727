// end-key: ends a signing key at once, in an emergency, with every token that it signed.

import { z } from 'zod'
import { act, bySystem } from '../domain/journal/act.ts'
import { endSigningKey } from '../domain/keys/end-signing-key.ts'
import type { Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { onOperatorStage } from './operator-stage.ts'
import { findRunningServer, type RunningServer } from './running-server.ts'

const USAGE =
  'Usage: end-key KID REASON, for instance end-key NzbLsXh8uDCc... "a backup was stolen". KID is shown at /jwks.'

const keys = z.array(z.object({ kid: z.string(), state: z.string() }))

export async function endKey(
  environment: Environment,
  print: (text: string) => void,
  [kid, reason = '']: readonly string[],
): Promise<void> {
  if (kid === undefined || reason.trim() === '') throw new Problem('cannot_start', USAGE)
  const running = await findRunningServer(environment)
  const signs = running
    ? await endThere(running, kid, reason)
    : await onOperatorStage(environment, (stage, vault) =>
        act(stage, bySystem('end-key'), (act) => endSigningKey(act, vault, kid, reason.trim())),
      )
  print(
    `The key ${kid} has ended: its tokens are refused from now on, and apps refresh them. The key ${signs} signs.\n`,
  )
}

async function endThere({ call }: RunningServer, kid: string, reason: string): Promise<string | undefined> {
  const present = keys.parse(await call('POST', `/keys/${encodeURIComponent(kid)}/end`, { reason }))
  return present.find(({ state }) => state === 'signs')?.kid
}
