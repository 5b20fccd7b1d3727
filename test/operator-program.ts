// Operator's program: calls the operator's API with a token, as a script on another machine would.

import { strict as assert } from 'node:assert'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { createOperatorToken } from '../src/domain/operators/create-operator-token.ts'
import type { Operator, Role } from '../src/domain/operators/operator.ts'
import { newId } from '../src/platform/ids.ts'
import { callWith, type Reply } from './partner.ts'
import type { TestServer } from './server.ts'

export type Program = {
  readonly operator: Operator
  readonly token: string
  call(method: string, path: string, body?: unknown): Promise<Reply>
  /** A call that must succeed. */
  demand<Body>(method: string, path: string, body?: unknown): Promise<Body>
}

type OperatedServer = Pick<TestServer, 'stage' | 'issuer'>

/** A program of a new operator, who is named like the role. */
export async function openProgram(server: OperatedServer, role: Role, tokenRole: Role = role): Promise<Program> {
  const operator = await addOperator(server, role)
  const { token } = await act(server.stage, bySystem('test'), (act) =>
    createOperatorToken(act, operator, { name: 'a program', role: tokenRole, days: 1 }),
  )
  return programOf(server, operator, token)
}

export function programOf(server: OperatedServer, operator: Operator, token: string): Program {
  const call: Program['call'] = (method, path, body) =>
    callWith(server, `Bearer ${token}`, method, `/api/v1/operator${path}`, body)
  return {
    operator,
    token,
    call,
    async demand<Body>(method: string, path: string, body?: unknown) {
      const reply = await call(method, path, body)
      assert.ok(reply.status < 300, `${method} ${path}: ${reply.status} ${reply.text}`)
      return reply.body as Body
    },
  }
}

async function addOperator(server: OperatedServer, role: Role): Promise<Operator> {
  return act(server.stage, bySystem('test'), async (act) => {
    const operatorId = newId('operator', act.at)
    const userName = `${operatorId.slice(-20)}@example.com`
    await act.tx
      .insertInto('operator')
      .values({
        operator_id: operatorId,
        user_name: userName,
        name: role,
        role,
        password_hash: 'none',
        totp_secret_sealed: 'none',
        created_at: act.at,
      })
      .execute()
    await act.record('invite-operator', { detail: { operatorId } })
    return { operatorId, userName, name: role, role }
  })
}
