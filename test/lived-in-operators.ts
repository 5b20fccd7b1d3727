// The operators of a lived-in server: each role in a browser and as a program, one who was disabled, and one who is invited.

import { act, bySystem } from '../src/domain/journal/act.ts'
import { disableOperator } from '../src/domain/operators/disable-operator.ts'
import type { Role } from '../src/domain/operators/operator.ts'
import { openBrowser, type Browser } from './customer.ts'
import { invite, makeOperator } from './operator.ts'
import { openProgram, type Program } from './operator-program.ts'
import type { TestServer } from './server.ts'

export type Operators = {
  /** A program with the role operator. */
  readonly operator: Program
  readonly programs: readonly Program[]
  readonly consoles: readonly Browser[]
  /** The tokens of invitations that are still open. */
  readonly invitations: readonly string[]
}

export async function openOperators(server: TestServer): Promise<Operators> {
  const consoles: Browser[] = []
  for (const role of ['viewer', 'auditor', 'operator'] satisfies Role[]) {
    const browser = openBrowser(server.issuer)
    await makeOperator(server, browser, `${role}@example.com`, role)
    consoles.push(browser)
  }
  const leaver = openBrowser(server.issuer)
  const { userName } = await makeOperator(server, leaver, 'leaver@example.com', 'operator')
  const gone = await openProgram(server, 'operator')
  const { operator_id: leaverId } = await server.database.read
    .selectFrom('operator')
    .select('operator_id')
    .where('user_name', '=', userName)
    .executeTakeFirstOrThrow()
  for (const operatorId of [leaverId, gone.operator.operatorId]) {
    await act(server.stage, bySystem('test'), (act) => disableOperator(act, operatorId))
  }
  const operator = await openProgram(server, 'operator')
  await operator.demand('POST', '/keys', { hours: 24 })
  const ended = await operator.demand<{ token_id: string }>('POST', '/tokens', { name: 'x', role: 'viewer', days: 1 })
  await operator.demand('DELETE', `/tokens/${ended.token_id}`)
  return {
    operator,
    programs: [await openProgram(server, 'viewer'), await openProgram(server, 'auditor'), operator, gone],
    consoles: [...consoles, leaver],
    invitations: [tokenOf(await invite(server, 'invited@example.com', 'viewer'))],
  }
}

function tokenOf(link: string): string {
  return new URL(link).pathname.split('/').at(-1) ?? ''
}
