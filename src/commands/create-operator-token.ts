// create-operator-token: creates a token for an operator's programs, and prints it once.

import { z } from 'zod'
import { act, bySystem } from '../domain/journal/act.ts'
import { createOperatorToken as create } from '../domain/operators/create-operator-token.ts'
import { findOperator } from '../domain/operators/find-operator.ts'
import { roles } from '../domain/operators/operator.ts'
import type { Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { onOperatorStage } from './operator-stage.ts'
import { findRunningServer } from './running-server.ts'

const made = z.object({ token: z.string() })

const USAGE =
  'Usage: create-operator-token USER_NAME ROLE DAYS NAME, for instance create-operator-token ada@example.com viewer 90 "nightly report".'

/** Prints nothing else to standard output, so that a script can read the token there. */
export async function createOperatorToken(
  environment: Environment,
  print: (text: string) => void,
  [userName, roleName, dayText = '', name]: readonly string[],
): Promise<void> {
  const role = roles.find((known) => known === roleName)
  if (userName === undefined || role === undefined || name === undefined || !/^\d{1,4}$/.test(dayText)) {
    throw new Problem('cannot_start', `${USAGE} A role is one of ${roles.join(', ')}.`)
  }
  const wanted = { name, role, days: Number(dayText) }
  const running = await findRunningServer(environment)
  const { token } = running
    ? made.parse(await running.call('POST', '/tokens', { ...wanted, user_name: userName }))
    : await onOperatorStage(environment, async (stage) => {
        const owner = await findOperator(stage.database, { userName })
        return act(stage, bySystem('create-operator-token'), (act) => create(act, owner, wanted))
      })
  print(`${token}\n`)
}
