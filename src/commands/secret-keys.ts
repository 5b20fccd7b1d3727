// secret-keys: says whether a former secret key is still needed, or may be taken out of SECRET_KEY.

import { z } from 'zod'
import { findOutdatedSeals, writeOutdatedSeals } from '../domain/secret-keys/find-outdated-seals.ts'
import type { Environment } from '../platform/option.ts'
import { onOperatorStage } from './operator-stage.ts'
import { findRunningServer } from './running-server.ts'

const keys = z.object({
  key_ids: z.array(z.string()),
  rests: z.array(z.object({ purpose: z.string(), count: z.number() })),
})

export async function secretKeys(environment: Environment, print: (text: string) => void): Promise<void> {
  const running = await findRunningServer(environment)
  const { key_ids, rests } = running
    ? keys.parse(await running.call('GET', '/secret-keys'))
    : await onOperatorStage(environment, async ({ database }, { keyIds }) => ({
        key_ids: keyIds,
        rests: await findOutdatedSeals(database, keyIds.slice(0, 1)),
      }))
  const [current, ...former] = key_ids
  print(
    `The secret key ${current} seals. ${former.length === 0 ? 'There is no other.' : `Also opens: ${former.join(', ')}.`}\n`,
  )
  if (former.length === 0) return
  print(
    rests.length === 0
      ? 'Nothing depends on a former key any more: take it out of SECRET_KEY and start again.\n'
      : `Keep the former key for now. It is still needed for ${writeOutdatedSeals(rests)}. A running server reseals it within minutes.\n`,
  )
}
