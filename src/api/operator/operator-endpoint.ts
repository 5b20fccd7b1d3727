// An endpoint of the operator's API, for programs with an operator's token and for commands on the server itself.

import type { z } from 'zod'
import type { By } from '../../domain/journal/act.ts'
import { openOperatorToken } from '../../domain/operators/operator-token.ts'
import { demandRole, type Role } from '../../domain/operators/operator.ts'
import type { Performer } from '../../operations/operation.ts'
import { empty, json } from '../../platform/http/answer.ts'
import { bearerToken } from '../../platform/http/bearer.ts'
import {
  endpoint,
  type AnswerDescription,
  type Call,
  type Endpoint,
  type Head,
  type HeadAccess,
} from '../../platform/http/endpoint.ts'
import { noOthers } from '../../platform/http/validate.ts'
import { Problem } from '../../platform/problem.ts'
import { sameSecret } from '../../platform/secret.ts'
import type { OperatorParts } from './parts.ts'

export type Caller = Performer & { readonly role: Role }

type Definition<Params, Query, Body> = {
  readonly name: string
  readonly summary: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** The path below `/api/v1/operator`. */
  readonly path: string
  /** The lowest role that may call. */
  readonly role: Role
  readonly params?: z.ZodType<Params>
  readonly query?: z.ZodType<Query>
  readonly body?: z.ZodType<Body>
  /** Allows a longer body, for a request with lists. */
  readonly longBody?: boolean
  /** The schema of the response body; there is no body if omitted. */
  readonly schema?: z.ZodType
  /** The descriptions of the endpoint's own errors by status: 404 and 409. */
  readonly problems?: Readonly<Record<number, string>>
  handle(input: {
    readonly caller: Caller
    readonly call: Call
    readonly params: Params
    readonly query: Query
    readonly body: Body
  }): unknown
}

export function operatorEndpoint<Params = undefined, Query = undefined, Body = undefined>(
  parts: OperatorParts,
  definition: Definition<Params, Query, Body>,
): Endpoint {
  const { path, role, schema, problems = {}, handle, ...rest } = definition
  return endpoint({
    ...rest,
    path: `/api/v1/operator${path}`,
    access: operatorAccess(parts, role),
    conventions: parts.conventions,
    query: noOthers(definition.query),
    ...(definition.body && { accepts: ['json'] as const }),
    answers: {
      ...(schema
        ? { 200: { description: 'Done.', content: 'application/json', schema } }
        : { 204: { description: 'Done.' } }),
      ...describe({ 403: 'The token’s role does not allow this.', ...problems }),
    },
    async handle(input) {
      const value = await handle(input)
      return schema ? json(200, value) : empty(204)
    },
  })
}

function describe(problems: Readonly<Record<number, string>>): Record<number, AnswerDescription> {
  return Object.fromEntries(Object.entries(problems).map(([status, description]) => [status, { description }]))
}

function operatorAccess(parts: OperatorParts, role: Role): HeadAccess<Caller> {
  return {
    name: `${role} token`,
    async authenticate(call) {
      const caller = await recognize(parts, call, bearerToken(call))
      demandRole({ operator: caller }, role)
      return caller
    },
  }
}

async function recognize(parts: OperatorParts, call: Head, token: string): Promise<Caller> {
  const { database, clock, commandToken } = parts
  const { requestId } = call
  if (commandToken !== undefined && sameSecret(commandToken, token)) {
    call.log.caller = 'command'
    return { operator: undefined, role: 'operator', by: { actor: { kind: 'system', id: 'command' }, requestId } }
  }
  const opened = await openOperatorToken(database, clock.now(), token)
  if (!opened) throw new Problem('invalid_token', 'The token is unknown, has ended or has expired. Create a new one.')
  const { operator } = opened
  call.log.caller = operator.operatorId
  const by: By = { actor: { kind: 'operator', id: operator.operatorId }, requestId }
  return { ...opened, role: operator.role, by }
}
