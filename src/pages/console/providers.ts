// The page of providers: which are on, how they answer, and the switch of each.

import { act } from '../../domain/journal/act.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { disableProvider } from '../../domain/providers/disable-provider.ts'
import { enableProvider } from '../../domain/providers/enable-provider.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import { redirect } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import { providerIdOf } from './asked.ts'
import { consolePage } from './manners.ts'
import { providersView } from './views/providers.ts'
import { consoleEndpoint, type ConsoleParts } from './visit.ts'

export function providerEndpoints(parts: ConsoleParts, metrics: Metrics): readonly Endpoint[] {
  return [listEndpoint(parts, metrics), disableEndpoint(parts), enableEndpoint(parts)]
}

function listEndpoint(parts: ConsoleParts, metrics: Metrics): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-providers',
    summary: 'Shows every provider, whether it is on, and how its data was read in the last hour.',
    method: 'GET',
    path: '/providers',
    role: 'viewer',
    async handle(visit) {
      const providers = await listProviders(parts.database)
      const view = providersView({
        viewing: visit,
        providers: providers.map((provider) => ({ provider, lastHour: metrics.ofProvider(provider.providerId) })),
        mayChange: hasRole(visit.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}

function disableEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'disable-provider',
    summary: 'Disables a provider: nobody signs in there and no data is read.',
    method: 'POST',
    path: '/providers/:providerId/disable',
    role: 'operator',
    async handle({ by, call }) {
      await act(parts, by, (act) => disableProvider(act, idOf(call)))
      return redirect('/console/providers')
    },
  })
}

function enableEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'enable-provider',
    summary: 'Enables a provider that was disabled.',
    method: 'POST',
    path: '/providers/:providerId/enable',
    role: 'operator',
    async handle({ by, call }) {
      await act(parts, by, (act) => enableProvider(act, idOf(call)))
      return redirect('/console/providers')
    },
  })
}

function idOf({ params }: Call): number {
  return providerIdOf(params['providerId'] ?? '')
}
