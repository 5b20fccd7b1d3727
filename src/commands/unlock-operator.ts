// unlock-operator: unlocks an operator who was locked out after too many attempts.

import { z } from 'zod'
import { act, bySystem } from '../domain/journal/act.ts'
import { plainUserName } from '../domain/operators/operator.ts'
import { unlockOperator as unlock } from '../domain/operators/unlock-operator.ts'
import type { Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { onOperatorStage } from './operator-stage.ts'
import { findRunningServer, type RunningServer } from './running-server.ts'

const operators = z.array(z.object({ operator_id: z.string(), user_name: z.string() }))
const unlocked = z.object({ was_locked: z.boolean() })

export async function unlockOperator(
  environment: Environment,
  print: (text: string) => void,
  [userName]: readonly string[],
): Promise<void> {
  if (userName === undefined) {
    throw new Problem('cannot_start', 'Usage: unlock-operator USER_NAME, for instance unlock-operator ada@example.com.')
  }
  const running = await findRunningServer(environment)
  const wasLocked = running
    ? await unlockThere(running, userName)
    : await onOperatorStage(environment, (stage, vault) =>
        act(stage, bySystem('unlock-operator'), (act) => unlock(act, vault, userName)),
      )
  print(wasLocked ? 'The operator may sign in again.\n' : 'There was nothing to unlock.\n')
}

async function unlockThere({ call }: RunningServer, userName: string): Promise<boolean> {
  const known = operators.parse(await call('GET', '/operators'))
  const operator = known.find(({ user_name }) => user_name === plainUserName(userName))
  if (!operator) throw new Problem('cannot_start', 'There is no operator with this user name.')
  return unlocked.parse(await call('POST', `/operators/${operator.operator_id}/unlock`)).was_locked
}
