// GET /availability, /capability and /certification-metrics: what is served, whether it lives, and how it has answered; of
// the bank that the caller names, or of all together.

import { z } from 'zod'
import { listServedProviders, type Provider } from '../../domain/providers/provider.ts'
import { isOffered, operations, type Operation } from '../../fdx/operation.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import type { EndpointTally, Metrics } from '../../platform/http/metrics.ts'
import type { FdxParts } from './parts.ts'
import { recipientAccess, type FdxRecipient } from './recipient-access.ts'
import type { FdxApi } from './fdx-api.ts'
import { fdxApi5 } from './fdx-api-5.ts'
import { fdxApi6 } from './fdx-api-6.ts'

export type MetaParts = FdxParts & { readonly metrics: Metrics }

/** One version, and the names of all FDX endpoints that there are, such as `fdx-5-accounts`. */
type MetaOf = MetaParts & { readonly api: FdxApi; readonly served: ReadonlySet<string> }

const NAMES = ['availability', 'capability', 'certification-metrics']

/** @param others every other FDX endpoint: an operation is given in the versions in which it is one of them. */
export function metaEndpoints(parts: MetaParts, others: readonly Endpoint[]): readonly Endpoint[] {
  const apis = [fdxApi5, fdxApi6]
  const own = apis.flatMap(({ name }) => NAMES.map((meta) => `${name}-${meta}`))
  const served = new Set([...own, ...others.map(({ name }) => name)])
  return apis.flatMap((api) => {
    const meta = { ...parts, api, served }
    return [availabilityEndpoint(meta), capabilityEndpoint(meta), certificationMetricsEndpoint(meta)]
  })
}

const ofOne = z.object({ operationId: z.string().optional().describe('Only of this operation.') })

const statuses = z.enum(['ALIVE', 'PARTIAL', 'DOWN'])

const availability = z.object({ status: statuses, description: z.string(), operationId: z.string() })

/** An operation, and the count of its answers in the last hour. */
type Reading = {
  readonly name: string
  readonly operation: Operation
  readonly tally: EndpointTally | undefined
}

/**
 * Returns the operations of the version for which the bank that the caller names has data, with the counts of its reads; else
 * those of all.
 */
async function readingsOf(
  { metrics, retrieval, api, served }: MetaOf,
  { provider }: FdxRecipient,
  operationId: string | undefined,
): Promise<readonly Reading[]> {
  const tallies = metrics.ofEndpoints(provider?.providerId)
  const filled = provider && (await retrieval.banks.of(provider)).inventory
  return Object.entries(operations)
    .filter(([name]) => isServed(api, served, name))
    .filter(([, { id }]) => operationId === undefined || id === operationId)
    .filter(([, operation]) => !filled || isOffered(operation, filled))
    .map(([name, operation]) => ({ name, operation, tally: tallies.get(`${api.name}-${name}`) }))
}

/** Version 6 is served whole; version 5 has what FDX 5.2 has. */
function isServed({ name: version }: FdxApi, served: ReadonlySet<string>, name: string): boolean {
  return version === 'fdx-6' || served.has(`${version}-${name}`)
}

/** An operation's status follows from the last hour's answers of this node, and from whether the bank is switched on. */
function availabilityEndpoint(meta: MetaOf): Endpoint {
  const { api } = meta
  return endpoint({
    name: `${api.name}-availability`,
    summary: 'Whether each operation lives, by the answers of the last hour and whether the bank is switched on.',
    method: 'GET',
    path: `${api.base}/availability`,
    access: recipientAccess(meta, api),
    conventions: api.conventions,
    query: ofOne,
    answers: {
      200: {
        description: 'The availability of each operation.',
        content: 'application/json',
        schema: z.object({ availability: z.array(availability) }).meta({ id: 'FdxAvailabilityList' }),
      },
      401: { description: 'The token is not valid (602).' },
      403: { description: 'The token is a partner’s, or of a connection (403).' },
    },
    async handle({ caller, query }) {
      const availabilityOf = await availabilityIn(meta, caller)
      const readings = await readingsOf(meta, caller, query.operationId)
      return json(200, { availability: readings.map(availabilityOf) })
    },
  })
}

/** Returns a function that tells how an operation stands: at the bank that the caller names, or at all together. */
async function availabilityIn({ database }: MetaParts, { provider }: FdxRecipient) {
  const providers = provider ? [provider] : await listServedProviders(database)
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
  .meta({ id: 'FdxCapability' })

function capabilityEndpoint(meta: MetaOf): Endpoint {
  const { api, served, issuer } = meta
  return endpoint({
    name: `${api.name}-capability`,
    summary: 'The versions and the operations that are served, or that the bank has something to give for.',
    method: 'GET',
    path: `${api.base}/capability`,
    access: recipientAccess(meta, api),
    conventions: api.conventions,
    query: ofOne.extend({
      fdxVersion: z.enum(['V5.2.0', 'V6.4.1'], 'must be V5.2.0 or V6.4.1').optional().describe('Only of this version.'),
    }),
    answers: {
      200: { description: 'The capability.', content: 'application/json', schema: capability },
      401: { description: 'The token is not valid (602).' },
      403: { description: 'The token is a partner’s, or of a connection (403).' },
    },
    async handle({ caller, query: { operationId, fdxVersion } }) {
      const availabilityOf = await availabilityIn(meta, caller)
      const readings = await readingsOf(meta, caller, operationId)
      const offered = readings.map((reading) => {
        const { id, path, method = 'GET' } = reading.operation
        return {
          id,
          availability: availabilityOf(reading),
          fdxVersions: [...(served.has(`fdx-5-${reading.name}`) ? ['V5.2.0'] : []), 'V6.4.1'],
          link: { href: `${issuer}${api.base}${path}`, action: method },
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
function certificationMetricsEndpoint(meta: MetaOf): Endpoint {
  const { api, clock } = meta
  return endpoint({
    name: `${api.name}-certification-metrics`,
    summary: 'How fast and how reliably each operation answered in the last hour.',
    method: 'GET',
    path: `${api.base}/certification-metrics`,
    access: recipientAccess(meta, api),
    conventions: api.conventions,
    query: ofOne,
    answers: {
      200: {
        description: 'The figures of the operations that were asked for.',
        content: 'application/json',
        schema: z.object({ metrics: z.array(metric) }).meta({ id: 'FdxCertificationMetrics' }),
      },
      401: { description: 'The token is not valid (602).' },
      403: { description: 'The token is a partner’s, or of a connection (403).' },
    },
    async handle({ caller, query }) {
      const now = clock.now()
      const readings = await readingsOf(meta, caller, query.operationId)
      const report = { reportStartTimestamp: now.subtract({ hours: 1 }).toString(), reportEndTimestamp: now.toString() }
      return json(200, {
        metrics: readings.flatMap(({ operation: { id }, tally }) =>
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
