// Operators in the operator's API: the list, and inviting, disabling and unlocking one.

import { z } from 'zod'
import { invitationLink } from '../../domain/operators/invitation.ts'
import { listOperators } from '../../domain/operators/list-operators.ts'
import { roles } from '../../domain/operators/operator.ts'
import { disableOperator, inviteOperator, unlockOperator } from '../../operations/operators.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
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

export function operatorsEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    operatorOperation(parts, inviteOperator, {
      method: 'POST',
      path: '/operators',
      answer: {
        schema: invitation,
        write: ({ operatorId, token, expiresAt }) => ({
          operator_id: operatorId,
          link: invitationLink(parts.issuer, token),
          expires_at: expiresAt.toString(),
        }),
      },
    }),
    operatorOperation(parts, disableOperator, { method: 'POST', path: '/operators/:operator_id/disable' }),
    operatorOperation(parts, unlockOperator, {
      method: 'POST',
      path: '/operators/:operator_id/unlock',
      answer: { schema: z.object({ was_locked: z.boolean() }), write: (wasLocked) => ({ was_locked: wasLocked }) },
    }),
  ]
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
      return operators.map(({ operator: { operatorId, userName, name, role }, methods, isDisabled, lockedUntil }) => ({
        operator_id: operatorId,
        user_name: userName,
        name,
        role,
        ways_in: methods,
        disabled: isDisabled,
        locked_until: lockedUntil?.toString(),
      }))
    },
  })
}
