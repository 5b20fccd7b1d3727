// One provider in the operator's API, the connectors that there are, and the operations on a provider.

import { z } from 'zod'
import { listProviderSecrets } from '../../domain/providers/provider-secret.ts'
import { demandProvider, providerStatuses, type Provider } from '../../domain/providers/provider.ts'
import type { Connector } from '../../domain/retrieval/connector.ts'
import { settingsOf } from '../../domain/retrieval/setting.ts'
import { returnAddressOf } from '../../domain/trips/return-address.ts'
import { writeDescription } from '../../operations/provider-fields.ts'
import {
  activateProvider,
  addProvider,
  changeProvider,
  disableProvider,
  enableProvider,
  retireProvider,
  setSecret,
} from '../../operations/providers.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { bankHealthEndpoint } from './bank-health.ts'
import { applyProvidersEndpoint } from './apply-providers.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
import type { OperatorParts } from './parts.ts'
import { moment } from './schemas.ts'

const detail = z
  .object({
    provider_id: z.int(),
    name_en: z.string(),
    name_fr: z.string(),
    country: z.enum(['CA', 'US']),
    language: z.enum(['en', 'fr']),
    url: z.string().optional(),
    address: z.string().optional(),
    institution_number: z.string().optional(),
    transit_numbers: z.array(z.string()),
    routing_numbers: z.array(z.string()),
    time_zone: z.string(),
    calls_at_once: z.int().optional(),
    connector: z.string(),
    status: z.enum(providerStatuses),
    settings: z.record(z.string(), z.unknown()),
    settings_version: z.int().describe('Grows by one with each change; sent as `from_version` with the next one.'),
    secrets: z
      .record(z.string(), z.object({ set_at: moment }))
      .describe('Those that are set, by their names. No call gives one out.'),
    return_uri: z.string().describe('The address to register with the bank: it sends customers back to it.'),
  })
  .meta({ id: 'OperatorProviderDetail' })

const connector = z
  .object({
    name: z.string(),
    means: z.string(),
    settings: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['text', 'number', 'flag', 'choice', 'list', 'table']),
        means: z.string(),
        required: z.boolean(),
        choices: z.array(z.string()).optional(),
        default: z.unknown().optional(),
      }),
    ),
    secrets: z.array(z.object({ name: z.string(), means: z.string(), required: z.boolean() })),
  })
  .meta({ id: 'OperatorConnector' })

const id = z.object({ provider_id: z.int() })
const changed = z.object({ changed: z.boolean().describe('Whether it differs from what was there.') })

export function providerDetailEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    connectorsEndpoint(parts),
    detailEndpoint(parts),
    bankHealthEndpoint(parts),
    applyProvidersEndpoint(parts),
    operatorOperation(parts, addProvider, {
      method: 'POST',
      path: '/providers',
      longBody: true,
      answer: { schema: id, write: (provider_id) => ({ provider_id }) },
    }),
    operatorOperation(parts, changeProvider, {
      method: 'PUT',
      path: '/providers/:provider_id',
      longBody: true,
      answer: { schema: changed, write: (names) => ({ changed: names.length > 0 }) },
    }),
    operatorOperation(parts, setSecret, {
      method: 'PUT',
      path: '/providers/:provider_id/secrets/:name',
      longBody: true,
      answer: { schema: changed, write: (changed) => ({ changed }) },
    }),
    operatorOperation(parts, activateProvider, { method: 'POST', path: '/providers/:provider_id/activate' }),
    operatorOperation(parts, enableProvider, { method: 'POST', path: '/providers/:provider_id/enable' }),
    operatorOperation(parts, disableProvider, { method: 'POST', path: '/providers/:provider_id/disable' }),
    operatorOperation(parts, retireProvider, { method: 'POST', path: '/providers/:provider_id/retire' }),
  ]
}

function connectorsEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-connectors',
    summary: 'The kinds of banks, with the settings and the secrets that each asks for.',
    method: 'GET',
    path: '/connectors',
    role: 'viewer',
    schema: z.array(connector),
    handle: async () => [...parts.banks.connectors.values()].map(writeConnector),
  })
}

function writeConnector(connector: Connector) {
  return {
    name: connector.name,
    means: connector.texts.en.means,
    settings: settingsOf(connector).map(({ name, kind, texts, required, choices, fallback }) => ({
      name,
      kind,
      means: texts.en.means,
      required,
      ...(choices.length > 0 && { choices }),
      ...(fallback !== undefined && { default: fallback }),
    })),
    secrets: Object.entries(connector.secrets).map(([name, { texts, required }]) => ({
      name,
      means: texts.en.means,
      required,
    })),
  }
}

function detailEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-get-provider',
    summary: 'One provider whole: its description, its settings, and which of its secrets are set.',
    method: 'GET',
    path: '/providers/:provider_id',
    role: 'viewer',
    params: z.object({ provider_id: text() }),
    problems: { 404: 'There is no such provider.' },
    schema: detail,
    async handle({ params }) {
      return writeDetail(parts, await demandProvider(parts.database, params.provider_id))
    },
  })
}

async function writeDetail({ database, issuer }: OperatorParts, provider: Provider) {
  const { providerId, connector, status, settingsVersion } = provider
  const secrets = await listProviderSecrets(database, providerId)
  return {
    provider_id: providerId,
    ...writeDescription(provider),
    connector,
    status,
    settings_version: settingsVersion,
    secrets: Object.fromEntries(secrets.map(({ name, setAt }) => [name, { set_at: setAt.toString() }])),
    return_uri: returnAddressOf(issuer, providerId),
  }
}
