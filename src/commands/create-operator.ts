// create-operator: makes an operator, or a way back in for one, and prints a link that is good once and for an hour.

import { migrate } from '../database/migrate.ts'
import { act, bySystem } from '../domain/journal/act.ts'
import { openKeyRing } from '../domain/keys/key-ring.ts'
import { inviteOperator } from '../domain/operators/invite-operator.ts'
import { roles } from '../domain/operators/operator.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { openVault } from '../platform/secret.ts'
import { refuseDemoData } from './demo/seed-demo.ts'
import { openConfiguredDatabase } from './run-server.ts'

export async function createOperator(
  environment: Environment,
  print: (text: string) => void,
  [userName, roleName, name]: readonly string[],
): Promise<void> {
  const role = roles.find((known) => known === roleName)
  if (userName === undefined || role === undefined) {
    const example = `create-operator ada@example.com ${roles.at(-1)}`
    const detail = `Write: create-operator USER_NAME ROLE [NAME], for instance ${example}. A role is ${roles.join(', ')}.`
    throw new Problem('cannot_start', detail)
  }
  const issuer = demandOption(options.issuer, environment)
  const vault = openVault(demandOption(options.secretKey, environment))
  const database = await openConfiguredDatabase(environment, silentLog)
  try {
    await migrate(database)
    await refuseDemoData(database)
    const stage = { database, clock: systemClock }
    // A wrong SECRET_KEY is said here and not found out later.
    await openKeyRing(database, vault, systemClock)
    const { token, expiresAt } = await act(stage, bySystem('create-operator'), (act) =>
      inviteOperator(act, vault, { userName, role, name }),
    )
    print(`Open this once, before ${expiresAt.toString({ smallestUnit: 'minute' })}, to choose how to sign in:
${issuer}/console/welcome/${token}
`)
  } finally {
    await database.close()
  }
}
