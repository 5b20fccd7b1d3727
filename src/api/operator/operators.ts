// Operators: who may come in; inviting, disabling and unlocking them.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import { disableOperator } from '../../domain/operators/disable-operator.ts'
import { findOperator } from '../../domain/operators/find-operator.ts'
import { invitationLink } from '../../domain/operators/invitation.ts'
import { inviteOperator } from '../../domain/operators/invite-operator.ts'
import { listOperators } from '../../domain/operators/list-operators.ts'
import { roles } from '../../domain/operators/operator.ts'
import { unlockOperator } from '../../domain/operators/unlock-operator.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { members, text, words } from '../../platform/http/request-fields.ts'
import { demandCommand, operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { moment } from './schemas.ts'

const operator = z
  .object({
    operator_id: z.string(),
    user_name: z.string(),
    name: z.string(),
    role: z.enum(roles),
    ways_in: z.array(z.enum(['password', 'passkey'])).describe('None: has not chosen yet, or is disabled.'),
    disabled: z.boolean(),
    locked_until: moment.optional(),
  })
  .meta({ id: 'Operator' })

const invitation = z
  .object({
    operator_id: z.string(),
    link: z.string().describe('Good once. Shown this once.'),
    expires_at: moment,
  })
  .meta({ id: 'OperatorInvitation' })

const params = z.object({ operator_id: text() })
const unknown = { 404: 'There is no such operator.' }

export function operatorsEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [listEndpoint(parts), inviteEndpoint(parts), disableEndpoint(parts), unlockEndpoint(parts)]
}

function listEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-operators',
    summary: 'Who may come in, by which way, and whose user name is locked.',
    method: 'GET',
    path: '/operators',
    role: 'operator',
    schema: z.array(operator),
    async handle() {
      const operators = await listOperators(parts.database, parts.vault, parts.clock.now())
      return operators.map(({ operator: { operatorId, userName, name, role }, ways, isDisabled, lockedUntil }) => ({
        operator_id: operatorId,
        user_name: userName,
        name,
        role,
        ways_in: ways,
        disabled: isDisabled,
        locked_until: lockedUntil?.toString(),
      }))
    },
  })
}

function inviteEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-invite-operator',
    summary: "For commands on the server's own machine alone: makes an operator, or a new way in for one, with a link.",
    method: 'POST',
    path: '/operators',
    role: 'operator',
    body: members({
      user_name: text().describe('Looks like an e-mail address.'),
      role: words(roles),
      name: text().optional(),
    }),
    schema: invitation,
    problems: { 409: 'Nobody of the role operator would be left.' },
    async handle({ caller, body: { user_name: userName, role, name } }) {
      demandCommand(caller)
      const made = await act(parts, caller.by, (act) => inviteOperator(act, parts.vault, { userName, role, name }))
      return {
        operator_id: made.operatorId,
        link: invitationLink(parts.issuer, made.token),
        expires_at: made.expiresAt.toString(),
      }
    },
  })
}

function disableEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-disable-operator',
    summary: 'Disables an operator: every session, token and way in ends at once.',
    method: 'POST',
    path: '/operators/:operator_id/disable',
    role: 'operator',
    params,
    problems: { ...unknown, 409: 'It is so already, or nobody else of the role operator can come in.' },
    handle: ({ caller, params }) => act(parts, caller.by, (act) => disableOperator(act, params.operator_id)),
  })
}

function unlockEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-unlock-operator',
    summary: 'Unlocks a user name that too many attempts have locked.',
    method: 'POST',
    path: '/operators/:operator_id/unlock',
    role: 'operator',
    params,
    schema: z.object({ was_locked: z.boolean() }),
    problems: unknown,
    async handle({ caller, params: { operator_id: operatorId } }) {
      const { userName } = await findOperator(parts.database, { operatorId })
      return { was_locked: await act(parts, caller.by, (act) => unlockOperator(act, parts.vault, userName)) }
    },
  })
}
