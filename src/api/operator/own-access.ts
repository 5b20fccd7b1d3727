// The operator's own sessions, passkeys and tokens in the operator's API.

import { z } from 'zod'
import { listOperatorTokens } from '../../domain/operators/operator-token.ts'
import { roles } from '../../domain/operators/operator.ts'
import { listSessions } from '../../domain/operators/session.ts'
import { findSignInMethods } from '../../domain/operators/sign-in-methods.ts'
import { demandOperator } from '../../operations/operation.ts'
import { createToken, endSession, endToken } from '../../operations/own-access.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
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
    operatorOperation(parts, endSession, { method: 'DELETE', path: '/sessions/:session_id' }),
    listPasskeysEndpoint(parts),
    listTokensEndpoint(parts),
    operatorOperation(parts, createToken, {
      method: 'POST',
      path: '/tokens',
      answer: {
        schema: newToken,
        write: ({ tokenId, token, expiresAt }) => ({ token_id: tokenId, token, expires_at: expiresAt.toString() }),
      },
    }),
    operatorOperation(parts, endToken, { method: 'DELETE', path: '/tokens/:token_id' }),
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

function listPasskeysEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-passkeys',
    summary: "The passkeys of the token's operator, oldest first. They are added and removed in a browser alone.",
    method: 'GET',
    path: '/passkeys',
    role: 'viewer',
    schema: z.array(passkey),
    async handle({ caller }) {
      const { passkeys } = await findSignInMethods(parts.database, demandOperator(caller).operatorId)
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
