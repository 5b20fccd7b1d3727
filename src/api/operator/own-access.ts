// An operator's own access: where they are signed in, their passkeys, and the tokens of their programs.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import { createOperatorToken } from '../../domain/operators/create-operator-token.ts'
import { endOperatorToken } from '../../domain/operators/end-operator-token.ts'
import { endSessions } from '../../domain/operators/end-sessions.ts'
import { findOperator } from '../../domain/operators/find-operator.ts'
import { listOperatorTokens, MOST_TOKEN_DAYS } from '../../domain/operators/operator-token.ts'
import { roles, type Operator } from '../../domain/operators/operator.ts'
import { listSessions } from '../../domain/operators/session.ts'
import { findWaysIn } from '../../domain/operators/ways-in.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { members, text, words } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { demandOperator, operatorEndpoint, type Caller } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { moment } from './schemas.ts'

const session = z
  .object({
    session_id: z.string(),
    created_at: moment,
    last_seen_at: moment,
    address: z.string(),
    user_agent: z.string(),
  })
  .meta({ id: 'OperatorSession' })

const token = z
  .object({
    token_id: z.string(),
    name: z.string(),
    role: z.enum(roles),
    created_at: moment,
    expires_at: moment,
    parent_id: z.string().optional().describe('The token that made it, and with which it ends.'),
    last_used_at: moment.optional(),
  })
  .meta({ id: 'OperatorToken' })

const passkey = z
  .object({ credential_id: z.string(), created_at: moment, last_used_at: moment })
  .meta({ id: 'OperatorPasskey' })

const newToken = z
  .object({ token_id: z.string(), token: z.string().describe('Shown this once.'), expires_at: moment })
  .meta({ id: 'NewOperatorToken' })

export function ownAccessEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    listSessionsEndpoint(parts),
    endSessionEndpoint(parts),
    listPasskeysEndpoint(parts),
    listTokensEndpoint(parts),
    createTokenEndpoint(parts),
    endTokenEndpoint(parts),
  ]
}

function listSessionsEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-sessions',
    summary: "Where the token's operator is signed in, the last seen first.",
    method: 'GET',
    path: '/sessions',
    role: 'viewer',
    schema: z.array(session),
    async handle({ caller }) {
      const { operatorId } = demandOperator(caller)
      const sessions = await listSessions(parts.database, parts.clock.now(), operatorId)
      return sessions.map(({ sessionId, createdAt, lastSeenAt, device }) => ({
        session_id: sessionId,
        created_at: createdAt.toString(),
        last_seen_at: lastSeenAt.toString(),
        address: device.address,
        user_agent: device.userAgent,
      }))
    },
  })
}

function endSessionEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-end-session',
    summary: "Ends a session of the token's operator.",
    method: 'DELETE',
    path: '/sessions/:session_id',
    role: 'viewer',
    params: z.object({ session_id: text() }),
    problems: { 404: 'There is no such session.' },
    async handle({ caller, params }) {
      const which = { operatorId: demandOperator(caller).operatorId, only: params.session_id }
      const ended = await act(parts, caller.by, (act) => endSessions(act, which, 'ended'))
      if (ended === 0) throw new Problem('not_found', 'This session has ended already.')
    },
  })
}

function listPasskeysEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-passkeys',
    summary: "The passkeys of the token's operator, oldest first. They are added and removed in a browser alone.",
    method: 'GET',
    path: '/passkeys',
    role: 'viewer',
    schema: z.array(passkey),
    async handle({ caller }) {
      const { passkeys } = await findWaysIn(parts.database, demandOperator(caller).operatorId)
      return passkeys.map(({ credentialId, createdAt, lastUsedAt }) => ({
        credential_id: credentialId,
        created_at: createdAt.toString(),
        last_used_at: lastUsedAt.toString(),
      }))
    },
  })
}

function listTokensEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-tokens',
    summary: "The living tokens of the token's operator, newest first.",
    method: 'GET',
    path: '/tokens',
    role: 'viewer',
    schema: z.array(token),
    async handle({ caller }) {
      const { operatorId } = demandOperator(caller)
      const tokens = await listOperatorTokens(parts.database, parts.clock.now(), operatorId)
      return tokens.map(({ tokenId, name, role, createdAt, expiresAt, parentId, lastUsedAt }) => ({
        token_id: tokenId,
        name,
        role,
        created_at: createdAt.toString(),
        expires_at: expiresAt.toString(),
        parent_id: parentId,
        last_used_at: lastUsedAt?.toString(),
      }))
    },
  })
}

function createTokenEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-create-token',
    summary:
      'Creates a token for the same operator: with the same role at most, and ending with the one that makes it.',
    method: 'POST',
    path: '/tokens',
    role: 'viewer',
    body: members({
      name: text().describe('What will use it.'),
      role: words(roles),
      days: z.int('must be a whole number').describe(`1 to ${MOST_TOKEN_DAYS}.`),
      user_name: text().optional().describe("Whose. Only commands on the server's own machine name somebody."),
    }),
    schema: newToken,
    problems: { 404: 'There is no such operator.', 409: 'Too many tokens are alive.' },
    async handle({ caller, body: { user_name: userName, ...asked } }) {
      const owner = await ownerOf(parts, caller, userName)
      const made = await act(parts, caller.by, (act) => createOperatorToken(act, owner, asked, caller.token))
      return { token_id: made.tokenId, token: made.token, expires_at: made.expiresAt.toString() }
    },
  })
}

function ownerOf(
  { database }: OperatorParts,
  caller: Caller,
  userName: string | undefined,
): Promise<Operator> | Operator {
  if (userName === undefined) return demandOperator(caller)
  if (caller.operator === undefined) return findOperator(database, { userName })
  throw new Problem('not_authorized', 'A token is made for its own operator only. Leave user_name out.')
}

function endTokenEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-end-token',
    summary: "Ends a token of the token's operator, and those that it made.",
    method: 'DELETE',
    path: '/tokens/:token_id',
    role: 'viewer',
    params: z.object({ token_id: text() }),
    problems: { 404: 'There is no such token.' },
    async handle({ caller, params }) {
      const { operatorId } = demandOperator(caller)
      await act(parts, caller.by, (act) => endOperatorToken(act, operatorId, params.token_id))
    },
  })
}
