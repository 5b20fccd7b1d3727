// The page of providers: which are on, how they answer, and the switch of each.

import { hasRole } from '../../domain/operators/operator.ts'
import { disableProvider } from '../../domain/providers/disable-provider.ts'
import { enableProvider } from '../../domain/providers/enable-provider.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import { providerIdOf } from './asked.ts'
import { consoleAction, consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { providersView } from './views/providers.ts'
import type { ConsoleParts } from './visit.ts'

export function providerEndpoints(parts: ConsoleParts, metrics: Metrics): readonly Endpoint[] {
  return [listEndpoint(parts, metrics), switchEndpoint(parts, 'disable'), switchEndpoint(parts, 'enable')]
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
        livePath: parts.scripts.live.path,
        providers: providers.map((provider) => ({ provider, lastHour: metrics.ofProvider(provider.providerId) })),
        mayChange: hasRole(visit.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}

const switches = {
  disable: { does: disableProvider, summary: 'Disables a provider: nobody signs in there and no data is read.' },
  enable: { does: enableProvider, summary: 'Enables a provider that was disabled.' },
}

function switchEndpoint(parts: ConsoleParts, verb: keyof typeof switches): Endpoint {
  const { does, summary } = switches[verb]
  return consoleAction(parts, {
    name: `${verb}-provider`,
    summary,
    path: `/providers/:providerId/${verb}`,
    does: (act, { call }) => does(act, providerIdOf(call.params['providerId'] ?? '')),
    next: () => '/console/providers',
  })
}
