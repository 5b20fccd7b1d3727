// GET /availability, /capability and /certification-metrics: what is served, whether it lives, and how it has answered.

import { z } from 'zod'
import { listProviders } from '../../domain/providers/provider.ts'
import { operations } from '../../fdx/operation.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import type { EndpointTally, Metrics } from '../../platform/http/metrics.ts'
import type { FdxParts } from './parts.ts'
import { recipientAccess } from './recipient-access.ts'
import { door6 } from './version-6-door.ts'

export type MetaParts = Pick<FdxParts, 'database' | 'clock' | 'issuer' | 'mint'> & { readonly metrics: Metrics }

const ofOne = z.object({ operationId: z.string().optional().describe('Only of this operation.') })

const statuses = z.enum(['ALIVE', 'PARTIAL', 'DOWN'])

const availability = z.object({ status: statuses, description: z.string(), operationId: z.string() })

/** How the last hour of an operation went. */
type Reading = { readonly id: string; readonly name: string; readonly tally: EndpointTally | undefined }

function readingsOf(metrics: Metrics, operationId: string | undefined): readonly Reading[] {
  const tallies = metrics.ofEndpoints()
  return Object.entries(operations)
    .filter(([, { id }]) => operationId === undefined || id === operationId)
    .map(([name, { id }]) => ({ id, name, tally: tallies.get(`${door6.name}-${name}`) }))
}

/** From the last hour's answers of this node, and from the providers that are switched on. */
export function availabilityEndpoint(parts: MetaParts): Endpoint {
  return endpoint({
    name: 'fdx-6-availability',
    summary: 'Whether each operation lives, by the answers of the last hour and the providers that are switched on.',
    method: 'GET',
    path: '/api/fdx/6/availability',
    access: recipientAccess(parts),
    manners: door6.manners,
    query: ofOne,
    answers: {
      200: {
        description: 'The availability of each operation.',
        content: 'application/json',
        schema: z.object({ availability: z.array(availability) }).meta({ id: 'Fdx6AvailabilityList' }),
      },
      401: { description: 'The token is not valid (602).' },
    },
    async handle({ query }) {
      const providers = await listProviders(parts.database)
      const living = providers.filter(({ status }) => status === 'ACTIVE').length
      return json(200, {
        availability: readingsOf(parts.metrics, query.operationId).map(({ id, tally }) => ({
          ...judge(living, providers.length, tally),
          operationId: id,
        })),
      })
    },
  })
}

function judge(living: number, all: number, tally: EndpointTally | undefined) {
  const { requests = 0, failed = 0 } = tally ?? {}
  const description = `${living} of ${all} providers are on; ${failed} of ${requests} requests failed in the last hour.`
  const isDown = living === 0 || (requests > 0 && failed === requests)
  return { status: isDown ? 'DOWN' : living < all || failed > 0 ? 'PARTIAL' : 'ALIVE', description } as const
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

/** @param served every FDX endpoint: an operation is told in the versions in which it is one of them. */
export function capabilityEndpoint(parts: MetaParts, served: readonly Endpoint[]): Endpoint {
  const names = new Set(served.map(({ name }) => name))
  return endpoint({
    name: 'fdx-6-capability',
    summary: 'The versions and the operations that are served.',
    method: 'GET',
    path: '/api/fdx/6/capability',
    access: recipientAccess(parts),
    manners: door6.manners,
    query: ofOne.extend({
      fdxVersion: z.enum(['V5.2.0', 'V6.4.1'], 'must be V5.2.0 or V6.4.1').optional().describe('Only of this version.'),
    }),
    answers: {
      200: { description: 'The capability.', content: 'application/json', schema: capability },
      401: { description: 'The token is not valid (602).' },
    },
    async handle({ query: { operationId, fdxVersion } }) {
      const providers = await listProviders(parts.database)
      const living = providers.filter(({ status }) => status === 'ACTIVE').length
      const told = readingsOf(parts.metrics, operationId).map(({ id, name, tally }) => ({
        id,
        availability: { ...judge(living, providers.length, tally), operationId: id },
        fdxVersions: [...(names.has(`fdx-5-${name}`) ? ['V5.2.0'] : []), 'V6.4.1'],
        link: {
          href: `${parts.issuer}${door6.base}${operations[name]?.path ?? ''}`,
          action: operations[name]?.method ?? 'GET',
        },
      }))
      return json(200, {
        fdxVersions: ['V5.2.0', 'V6.4.1'],
        messageFormat: 'JSON',
        operations: told.filter(({ fdxVersions }) => fdxVersion === undefined || fdxVersions.includes(fdxVersion)),
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

/** Of the last hour; an operation that nobody asked for has nothing to report. */
export function certificationMetricsEndpoint(parts: MetaParts): Endpoint {
  return endpoint({
    name: 'fdx-6-certification-metrics',
    summary: 'How fast and how reliably each operation answered in the last hour.',
    method: 'GET',
    path: '/api/fdx/6/certification-metrics',
    access: recipientAccess(parts),
    manners: door6.manners,
    query: ofOne,
    answers: {
      200: {
        description: 'The figures of the operations that were asked for.',
        content: 'application/json',
        schema: z.object({ metrics: z.array(metric) }).meta({ id: 'Fdx6CertificationMetrics' }),
      },
      401: { description: 'The token is not valid (602).' },
    },
    handle({ query }) {
      const now = parts.clock.now()
      const report = { reportStartTimestamp: now.subtract({ hours: 1 }).toString(), reportEndTimestamp: now.toString() }
      return json(200, {
        metrics: readingsOf(parts.metrics, query.operationId).flatMap(({ id, tally }) =>
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
