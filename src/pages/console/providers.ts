// The page of all providers: the state and the figures of each.

import { readBankHealth } from '../../connectors/trouble/read-bank-health.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { providerPages } from './provider/endpoints.ts'
import { providersView } from './views/providers.ts'

export function providerEndpoints(parts: ConsoleParts, metrics: Metrics): readonly Endpoint[] {
  return [listEndpoint(parts, metrics), ...providerPages(parts)]
}

function listEndpoint(parts: ConsoleParts, metrics: Metrics): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-providers',
    summary: 'Shows every provider, whether it is on, and how its data was read in the last hour.',
    method: 'GET',
    path: paths.providers,
    role: 'viewer',
    async handle(request) {
      const providers = await listProviders(parts.database)
      const healthOf = await readBankHealth(parts.database, parts.clock.now())
      const view = providersView({
        viewing: request,
        livePath: parts.scripts.live.path,
        providers: providers.map((provider) => ({
          provider,
          lastHour: metrics.ofProvider(provider.providerId),
          bank: healthOf(provider.providerId).state,
        })),
        mayChange: hasRole(request.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}
