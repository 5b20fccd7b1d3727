// create-operator: creates an operator, or gives one a new sign-in, and prints a link that can be used once, within an hour.

import { z } from 'zod'
import { act, bySystem } from '../domain/journal/act.ts'
import { invitationLink } from '../domain/operators/invitation.ts'
import { inviteOperator, type OperatorInvite } from '../domain/operators/invite-operator.ts'
import { roles } from '../domain/operators/operator.ts'
import { options } from '../options.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { onOperatorStage } from './operator-stage.ts'
import { findRunningServer } from './running-server.ts'

const invitation = z.object({ link: z.string(), expires_at: z.string() })

export async function createOperator(
  environment: Environment,
  print: (text: string) => void,
  [userName, roleName, name]: readonly string[],
): Promise<void> {
  const role = roles.find((known) => known === roleName)
  if (userName === undefined || role === undefined) {
    const example = `create-operator ada@example.com ${roles.at(-1)}`
    const detail = `Usage: create-operator USER_NAME ROLE [NAME], for instance ${example}. A role is one of ${roles.join(', ')}.`
    throw new Problem('cannot_start', detail)
  }
  const running = await findRunningServer(environment)
  const { link, expires_at } = running
    ? invitation.parse(await running.call('POST', '/operators', { user_name: userName, role, name }))
    : await inviteHere(environment, { userName, role, name })
  const until = Temporal.Instant.from(expires_at).toString({ smallestUnit: 'minute' })
  print(`Open this once, before ${until}, to choose how to sign in:\n${link}\n`)
}

function inviteHere(environment: Environment, invited: OperatorInvite): Promise<z.infer<typeof invitation>> {
  const issuer = demandOption(options.issuer, environment)
  return onOperatorStage(environment, async (stage, vault) => {
    const made = await act(stage, bySystem('create-operator'), (act) => inviteOperator(act, vault, invited))
    return { link: invitationLink(issuer, made.token), expires_at: made.expiresAt.toString() }
  })
}
