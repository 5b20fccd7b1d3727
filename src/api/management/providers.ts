// Providers: which banks there are, which of them a client may use, and what each one gives.

import { z } from 'zod'
import type { Client } from '../../domain/clients/client.ts'
import { listRegistrations } from '../../domain/registrations/list-registrations.ts'
import type { RegistrationStatus } from '../../domain/registrations/registration.ts'
import {
  findServedProvider,
  isProviderId,
  listServedProviders,
  type Provider,
} from '../../domain/providers/provider.ts'
import { dataClusters } from '../../fdx/cluster.ts'
import { filledClusters } from '../../fdx/data-inventory.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { partnerAccess, partnerOrRecipientAccess } from './access.ts'
import type { ManagementParts } from './parts.ts'
import { managementPaths } from './paths.ts'
import { text, words } from '../../platform/http/request-fields.ts'

const provider = z
  .object({ provider_id: z.int(), name: z.string(), country: z.enum(['CA', 'US']) })
  .meta({ id: 'Provider' })

export function providerEndpoints(parts: ManagementParts): readonly Endpoint[] {
  return [listEndpoint(parts), detailEndpoint(parts), listWithStatusEndpoint(parts)]
}

const countries = z
  .string()
  .regex(/^(CA|US)(,(CA|US))?$/, 'must be CA, US or CA,US')
  .optional()

function isWithin({ country }: Provider, countries: string | undefined): boolean {
  return countries === undefined || countries.split(',').includes(country)
}

function listEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'list-providers',
    summary: 'To a partner every provider; to a recipient those where its registration is ACTIVE.',
    method: 'GET',
    path: managementPaths.providers,
    access: partnerOrRecipientAccess(parts),
    conventions: parts.conventions,
    compresses: true,
    hasTag: true,
    query: z.object({ country: countries }),
    answers: { 200: { description: 'The list.', content: 'application/json', schema: z.array(provider) } },
    async handle({ caller, query }) {
      const all = (await listServedProviders(parts.database)).filter((one) => isWithin(one, query.country))
      if (caller.kind === 'partner') return json(200, all.map(write))
      const statuses = await statusesOf(parts, caller)
      const active = all.filter(({ providerId }) => statuses.get(providerId)?.includes('ACTIVE'))
      return json(200, active.map(write))
    },
  })
}

function detailEndpoint(parts: ManagementParts): Endpoint {
  const detail = provider
    .extend({
      provider_url: z.string().optional(),
      scopes: z.array(z.enum(dataClusters)),
      data_inventory: z.record(z.string(), z.array(z.string())).describe('Per read, the members that this bank fills.'),
    })
    .meta({ id: 'ProviderDetail' })
  return endpoint({
    name: 'get-provider',
    summary: 'One provider: what it may be asked for, and which fields it fills.',
    method: 'GET',
    path: managementPaths.provider,
    access: partnerAccess(parts),
    conventions: parts.conventions,
    compresses: true,
    hasTag: true,
    params: z.object({ provider_id: text() }),
    answers: {
      200: { description: 'The provider.', content: 'application/json', schema: detail },
      404: { description: 'There is no such provider.' },
    },
    async handle({ params }) {
      const found = isProviderId(params.provider_id)
        ? await findServedProvider(parts.database, Number(params.provider_id))
        : undefined
      if (!found) throw new Problem('not_found', 'There is no such provider.')
      const { inventory: filled = {} } = await parts.banks.of(found)
      return json(200, {
        ...write(found),
        provider_url: found.url,
        scopes: filledClusters(filled),
        data_inventory: parts.writeInventory(filled),
      })
    },
  })
}

/** A client with several registrations is told the first of these states that one of them has. */
const states = [
  ['Activated', ['ACTIVE']],
  ['PendingActivation', ['PENDING_APPROVAL', 'PENDING_ACTIVATION']],
  ['Suspended', ['SUSPENDED', 'REJECTED']],
] as const satisfies readonly (readonly [string, readonly RegistrationStatus[]])[]

type State = (typeof states)[number][0] | 'Available'

function listWithStatusEndpoint(parts: ManagementParts): Endpoint {
  const withStatus = provider
    .extend({ registration_status: z.enum([...states.map(([state]) => state), 'Available']) })
    .meta({ id: 'ProviderWithStatus' })
  return endpoint({
    name: 'list-providers-with-status',
    summary: 'Every provider with how far the client is there: a recipient, or any recipient of a partner.',
    method: 'GET',
    path: managementPaths.providersWithStatus,
    access: partnerOrRecipientAccess(parts),
    conventions: parts.conventions,
    compresses: true,
    hasTag: true,
    query: z.object({
      country: countries,
      isEnabledForClient: words(['true', 'false'])
        .optional()
        .describe('true: those that are Activated; false: all others.'),
    }),
    answers: { 200: { description: 'The list.', content: 'application/json', schema: z.array(withStatus) } },
    async handle({ caller, query }) {
      const wanted = query.isEnabledForClient
      const statuses = await statusesOf(parts, caller)
      const all = (await listServedProviders(parts.database))
        .filter((one) => isWithin(one, query.country))
        .map((found) => ({ ...write(found), registration_status: stateOf(statuses.get(found.providerId)) }))
      const isWanted = (state: State): boolean =>
        wanted === undefined || (state === 'Activated') === (wanted === 'true')
      return json(
        200,
        all.filter(({ registration_status }) => isWanted(registration_status)),
      )
    },
  })
}

function stateOf(statuses: readonly RegistrationStatus[] = []): State {
  const found = states.find(([, those]) => statuses.some((status) => those.some((one) => one === status)))
  return found?.[0] ?? 'Available'
}

/** Provider -> the statuses that a recipient, or the recipients of a partner, have there. */
async function statusesOf(
  { database }: ManagementParts,
  { kind, clientId, organizationId }: Client,
): Promise<ReadonlyMap<number, readonly RegistrationStatus[]>> {
  const own = await listRegistrations(database, organizationId, kind === 'recipient' ? clientId : undefined)
  const byProvider = Map.groupBy(own, ({ providerId }) => providerId)
  return new Map([...byProvider].map(([providerId, all]) => [providerId, all.map(({ status }) => status)]))
}

function write({ providerId, name, country }: Provider): z.infer<typeof provider> {
  return { provider_id: providerId, name: name.en, country }
}
