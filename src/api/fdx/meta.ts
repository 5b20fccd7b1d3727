// GET /availability, /capability and /certification-metrics: what is served, whether it lives, and how it has answered; of
// the bank that the caller names, or of all together.

import { z } from 'zod'
import { listProviders, type Provider } from '../../domain/providers/provider.ts'
import { connectorOf } from '../../domain/retrieval/retrieval.ts'
import { isOffered, operations, type Operation } from '../../fdx/operation.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import type { EndpointTally, Metrics } from '../../platform/http/metrics.ts'
import type { FdxParts } from './parts.ts'
import { recipientAccess, type FdxRecipient } from './recipient-access.ts'
import { fdxApi6 } from './fdx-api-6.ts'

export type MetaParts = FdxParts & { readonly metrics: Metrics }

const ofOne = z.object({ operationId: z.string().optional().describe('Only of this operation.') })

const statuses = z.enum(['ALIVE', 'PARTIAL', 'DOWN'])

const availability = z.object({ status: statuses, description: z.string(), operationId: z.string() })

/** An operation, and the count of its answers in the last hour. */
type Reading = {
  readonly name: string
  readonly operation: Operation
  readonly tally: EndpointTally | undefined
}

/** Returns the operations for which the bank that the caller names has data, with the counts of its reads; else those of all. */
function readingsOf(
  { metrics, retrieval }: MetaParts,
  { provider }: FdxRecipient,
  operationId: string | undefined,
): readonly Reading[] {
  const tallies = metrics.ofEndpoints(provider?.providerId)
  const filled = provider && connectorOf(retrieval, provider.connector).inventory(provider.providerId)
  return Object.entries(operations)
    .filter(([, { id }]) => operationId === undefined || id === operationId)
    .filter(([, operation]) => !filled || isOffered(operation, filled))
    .map(([name, operation]) => ({ name, operation, tally: tallies.get(`${fdxApi6.name}-${name}`) }))
}

/** An operation's status follows from the last hour's answers of this node, and from whether the bank is switched on. */
export function availabilityEndpoint(parts: MetaParts): Endpoint {
  return endpoint({
    name: 'fdx-6-availability',
    summary: 'Whether each operation lives, by the answers of the last hour and whether the bank is switched on.',
    method: 'GET',
    path: '/api/fdx/6/availability',
    access: recipientAccess(parts),
    conventions: fdxApi6.conventions,
    query: ofOne,
    answers: {
      200: {
        description: 'The availability of each operation.',
        content: 'application/json',
        schema: z.object({ availability: z.array(availability) }).meta({ id: 'Fdx6AvailabilityList' }),
      },
      401: { description: 'The token is not valid (602).' },
      403: { description: 'The token is a partner’s, or of a connection (403).' },
    },
    async handle({ caller, query }) {
      const availabilityOf = await availabilityIn(parts, caller)
      return json(200, { availability: readingsOf(parts, caller, query.operationId).map(availabilityOf) })
    },
  })
}

/** Returns a function that tells how an operation stands: at the bank that the caller names, or at all together. */
async function availabilityIn({ database }: MetaParts, { provider }: FdxRecipient) {
  const providers = provider ? [provider] : await listProviders(database)
  const living = providers.filter(isOn).length
  const standing = provider
    ? `The provider is ${isOn(provider) ? 'on' : 'off'}`
    : `${living} of ${providers.length} providers are on`
  return ({ operation, tally }: Reading): z.infer<typeof availability> => {
    const { requests = 0, failed = 0 } = tally ?? {}
    const isDown = living === 0 || (requests > 0 && failed === requests)
    return {
      status: isDown ? 'DOWN' : living < providers.length || failed > 0 ? 'PARTIAL' : 'ALIVE',
      description: `${standing}; ${failed} of ${requests} requests failed in the last hour.`,
      operationId: operation.id,
    }
  }
}

function isOn({ status }: Provider): boolean {
  return status === 'ACTIVE'
}

const capability = z
  .object({
    fdxVersions: z.array(z.string()),
    messageFormat: z.literal('JSON'),
    operations: z.array(
      z.object({
        id: z.string(),
        availability,
        fdxVersions: z.array(z.string()),
        link: z.object({ href: z.string(), action: z.enum(['GET', 'POST', 'PUT', 'DELETE']) }),
      }),
    ),
  })
  .meta({ id: 'Fdx6Capability' })

/** @param served every FDX endpoint: an operation is given in the versions in which it is one of them. */
export function capabilityEndpoint(parts: MetaParts, served: readonly Endpoint[]): Endpoint {
  const names = new Set(served.map(({ name }) => name))
  return endpoint({
    name: 'fdx-6-capability',
    summary: 'The versions and the operations that are served, or that the bank has something to give for.',
    method: 'GET',
    path: '/api/fdx/6/capability',
    access: recipientAccess(parts),
    conventions: fdxApi6.conventions,
    query: ofOne.extend({
      fdxVersion: z.enum(['V5.2.0', 'V6.4.1'], 'must be V5.2.0 or V6.4.1').optional().describe('Only of this version.'),
    }),
    answers: {
      200: { description: 'The capability.', content: 'application/json', schema: capability },
      401: { description: 'The token is not valid (602).' },
      403: { description: 'The token is a partner’s, or of a connection (403).' },
    },
    async handle({ caller, query: { operationId, fdxVersion } }) {
      const availabilityOf = await availabilityIn(parts, caller)
      const offered = readingsOf(parts, caller, operationId).map((reading) => {
        const { id, path, method = 'GET' } = reading.operation
        return {
          id,
          availability: availabilityOf(reading),
          fdxVersions: [...(names.has(`fdx-5-${reading.name}`) ? ['V5.2.0'] : []), 'V6.4.1'],
          link: { href: `${parts.issuer}${fdxApi6.base}${path}`, action: method },
        }
      })
      return json(200, {
        fdxVersions: ['V5.2.0', 'V6.4.1'],
        messageFormat: 'JSON',
        operations: offered.filter(({ fdxVersions }) => fdxVersion === undefined || fdxVersions.includes(fdxVersion)),
      })
    },
  })
}

const metric = z.object({
  reportStartTimestamp: z.iso.datetime(),
  reportEndTimestamp: z.iso.datetime(),
  metricsName: z.string(),
  operationIds: z.array(z.string()),
  responseTimeAverage: z.number().describe('Milliseconds.'),
  averageUpTime: z.number().describe('Percent of the requests that were answered without a failure of ours.'),
  reportTimestamp: z.iso.datetime(),
})

/** The figures cover the last hour. An operation that nobody called is not reported. */
export function certificationMetricsEndpoint(parts: MetaParts): Endpoint {
  return endpoint({
    name: 'fdx-6-certification-metrics',
    summary: 'How fast and how reliably each operation answered in the last hour.',
    method: 'GET',
    path: '/api/fdx/6/certification-metrics',
    access: recipientAccess(parts),
    conventions: fdxApi6.conventions,
    query: ofOne,
    answers: {
      200: {
        description: 'The figures of the operations that were asked for.',
        content: 'application/json',
        schema: z.object({ metrics: z.array(metric) }).meta({ id: 'Fdx6CertificationMetrics' }),
      },
      401: { description: 'The token is not valid (602).' },
      403: { description: 'The token is a partner’s, or of a connection (403).' },
    },
    handle({ caller, query }) {
      const now = parts.clock.now()
      const report = { reportStartTimestamp: now.subtract({ hours: 1 }).toString(), reportEndTimestamp: now.toString() }
      return json(200, {
        metrics: readingsOf(parts, caller, query.operationId).flatMap(({ operation: { id }, tally }) =>
          tally === undefined
            ? []
            : [
                {
                  ...report,
                  metricsName: `The last hour of ${id}`,
                  operationIds: [id],
                  responseTimeAverage: Math.round((tally.milliseconds / tally.requests) * 10) / 10,
                  averageUpTime: Math.round((1 - tally.failed / tally.requests) * 10_000) / 100,
                  reportTimestamp: now.toString(),
                },
              ],
        ),
      })
    },
  })
}
