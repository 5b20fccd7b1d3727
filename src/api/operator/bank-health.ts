// The health of a bank in the operator's API: its calls in the last hour, open breakers, and what went wrong last.

import { z } from 'zod'
import { readBankHealth } from '../../connectors/trouble/read-bank-health.ts'
import { isTrouble, troubleTable } from '../../connectors/trouble/trouble-table.ts'
import { demandProvider } from '../../domain/providers/provider.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { moment } from './schemas.ts'

export const bankState = z
  .enum(['quiet', 'well', 'failing', 'down'])
  .describe('`quiet`: not called in the last hour. `down`: some operation is not called for a while.')

const calls = {
  calls: z.int(),
  failures: z.int().describe('Failures of the bank: not what it does not have or refuses.'),
  median: z.int().describe('Milliseconds in which half of the calls were over, to a quarter of it.'),
  latency: z.int().describe('Milliseconds in which 19 of 20 calls were over, to a quarter of it.'),
}

const trouble = z.string().describe('A name of the guide `bank-trouble`.')
const told = { means: z.string().optional(), advice: z.string().optional() }

const health = z
  .object({
    state: bankState,
    last_hour: z.object(calls),
    operations: z.array(z.object({ operation: z.string(), ...calls })),
    breakers: z.array(
      z.object({
        operation: z.string(),
        reason: z.enum(['failures', 'asked']).describe('`asked`: the bank said when to come back.'),
        trouble,
        opened_at: moment,
        tried_at: moment.describe('When the bank is tried again.'),
      }),
    ),
    token_trouble: z.object({ trouble, at: moment, ...told }).optional(),
    unknown_renewals: z
      .int()
      .describe(
        'Grants whose last renewal has an outcome that nobody knows. Each ends with its access token, and its customer signs in again.',
      ),
    failures: z
      .array(
        z.object({
          operation: z.string(),
          trouble,
          ...told,
          times: z.int(),
          last_at: moment,
          status: z.int().optional(),
          request_id: z.string().optional(),
        }),
      )
      .describe('Newest first: each kind of trouble of each operation once, of the last thirty days.'),
  })
  .meta({ id: 'OperatorBankHealth' })

export function bankHealthEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-get-provider-health',
    summary: 'How the bank of a provider answers: its calls of the last hour, open breakers, and what went wrong last.',
    method: 'GET',
    path: '/providers/:provider_id/health',
    role: 'viewer',
    params: z.object({ provider_id: text() }),
    problems: { 404: 'There is no such provider.' },
    schema: health,
    async handle({ params: { provider_id: id } }) {
      const { database, clock } = parts
      const { providerId } = await demandProvider(database, id)
      const healthOf = await readBankHealth(database, clock.now())
      return writeHealth(healthOf(providerId))
    },
  })
}

function writeHealth({
  state,
  total,
  operations,
  breakers,
  tokens,
  failures,
}: ReturnType<Awaited<ReturnType<typeof readBankHealth>>>): z.infer<typeof health> {
  return {
    state,
    last_hour: total,
    operations: [...operations],
    breakers: breakers.map(({ operation, reason, trouble, openedAt, triedAt }) => ({
      operation,
      reason,
      trouble,
      opened_at: openedAt.toString(),
      tried_at: triedAt.toString(),
    })),
    ...(tokens.last && {
      token_trouble: {
        trouble: tokens.last.trouble,
        at: tokens.last.at.toString(),
        ...explained(tokens.last.trouble),
      },
    }),
    unknown_renewals: tokens.unknown,
    failures: failures.map(({ operation, trouble, times, lastAt, status, requestId }) => ({
      operation,
      trouble,
      ...explained(trouble),
      times,
      last_at: lastAt.toString(),
      ...(status !== undefined && { status }),
      ...(requestId !== undefined && { request_id: requestId }),
    })),
  }
}

function explained(name: string) {
  if (!isTrouble(name)) return {}
  const { means, advice } = troubleTable[name].texts.en
  return { means, advice }
}
