// Providers in the operator's API: their status, enabling and disabling one, and the figures of the last hour.

import { z } from 'zod'
import { readBankHealth } from '../../connectors/trouble/read-bank-health.ts'
import { countUnreleased, type Unreleased } from '../../domain/consents/count-unreleased.ts'
import { countByDay } from '../../domain/journal/count-by-day.ts'
import { listProviders, providerStatuses } from '../../domain/providers/provider.ts'
import { countRegistrations } from '../../domain/registrations/find-registrations.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { bankState } from './bank-health.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { providerDetailEndpoints } from './provider-detail.ts'
import { moment } from './schemas.ts'

const DAYS_OF_CONSENTS = 30

const tally = z
  .object({
    requests: z.int(),
    refused: z.int(),
    failed: z.int(),
    latency: z.int().optional().describe('Milliseconds in which 19 of 20 were answered.'),
  })
  .meta({ id: 'OperatorTally' })

const provider = z
  .object({
    provider_id: z.int(),
    name: z.string(),
    country: z.enum(['CA', 'US']),
    connector: z.string(),
    status: z.enum(providerStatuses),
    last_hour: tally,
    bank: bankState,
    unreleased: z
      .object({
        waiting: z.int(),
        stuck: z.int().describe('Those that were tried four times or more.'),
        oldest_at: moment,
      })
      .optional()
      .describe('Grants that have ended here and that the bank has not confirmed yet; absent when there are none.'),
  })
  .meta({ id: 'OperatorProvider' })

const overview = z
  .object({
    registrations: z.record(z.string(), z.int()).describe('How many are in each status.'),
    minutes: z
      .array(
        tally.extend({
          at: moment,
          holds: z.int().describe('How often one stretch of work kept all other requests waiting for more than 50 ms.'),
        }),
      )
      .describe('The last hour, oldest first.'),
    failures: z
      .array(
        z.object({
          at: moment,
          request_id: z.string().optional(),
          endpoint: z.string().optional(),
          status: z.int().optional(),
          problem: z.string().optional(),
          provider_id: z.int().optional(),
        }),
      )
      .describe('Of the last hour, newest first.'),
    consents: z.array(z.object({ day: z.string().meta({ format: 'date' }), granted: z.int() })),
  })
  .meta({ id: 'OperatorOverview' })

export function providerEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [overviewEndpoint(parts), listEndpoint(parts), ...providerDetailEndpoints(parts)]
}

function overviewEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-overview',
    summary: 'What waits for an operator, and how this process fared in the last hour.',
    method: 'GET',
    path: '/overview',
    role: 'viewer',
    schema: overview,
    async handle() {
      const { database, clock, metrics } = parts
      const consents = await countByDay(database, 'grant-consent', clock.now(), DAYS_OF_CONSENTS)
      return {
        registrations: await countRegistrations(database),
        minutes: metrics.minutes().map(({ at, ...rest }) => ({ at: at.toString(), ...rest })),
        failures: metrics.failures().map(({ at, requestId, endpoint, status, problem, providerId }) => ({
          at: at.toString(),
          request_id: requestId,
          endpoint,
          status,
          problem,
          provider_id: providerId,
        })),
        consents: consents.map(({ day, entries }) => ({ day: day.toString(), granted: entries })),
      }
    },
  })
}

function listEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-providers',
    summary: 'Every provider, whether it is on, and how its data was read in the last hour.',
    method: 'GET',
    path: '/providers',
    role: 'viewer',
    schema: z.array(provider),
    async handle() {
      const providers = await listProviders(parts.database)
      const unreleased = await countUnreleased(parts.database)
      const healthOf = await readBankHealth(parts.database, parts.clock.now())
      return providers.map(({ providerId, name, country, connector, status }) => ({
        provider_id: providerId,
        name: name.en,
        country,
        connector,
        status,
        last_hour: parts.metrics.ofProvider(providerId),
        bank: healthOf(providerId).state,
        unreleased: writeUnreleased(unreleased.get(providerId)),
      }))
    },
  })
}

function writeUnreleased(unreleased: Unreleased | undefined) {
  if (!unreleased) return undefined
  const { waiting, stuck, oldestAt } = unreleased
  return { waiting, stuck, oldest_at: oldestAt.toString() }
}
