// unlock-operator: lets an operator try again whose user name too many attempts have locked.

import { act, bySystem } from '../domain/journal/act.ts'
import { openKeyRing } from '../domain/keys/key-ring.ts'
import { unlockOperator as unlock } from '../domain/operators/unlock-operator.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { openVault } from '../platform/secret.ts'
import { openConfiguredDatabase } from './run-server.ts'

export async function unlockOperator(
  environment: Environment,
  print: (text: string) => void,
  [userName]: readonly string[],
): Promise<void> {
  if (userName === undefined) {
    throw new Problem('cannot_start', 'Write: unlock-operator USER_NAME, for instance unlock-operator ada@example.com.')
  }
  const vault = openVault(demandOption(options.secretKey, environment))
  const database = await openConfiguredDatabase(environment, silentLog)
  try {
    const stage = { database, clock: systemClock }
    // A wrong SECRET_KEY is said here and not found out later.
    await openKeyRing(database, vault, systemClock)
    const wasLocked = await act(stage, bySystem('unlock-operator'), (act) => unlock(act, vault, userName))
    print(wasLocked ? 'Every attempt is forgotten.\n' : 'There was nothing to unlock.\n')
  } finally {
    await database.close()
  }
}
