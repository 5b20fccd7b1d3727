// The page of providers: the status and the figures of each, and the forms that enable and disable one.

import { hasRole } from '../../domain/operators/operator.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import { disableProvider, enableProvider } from '../../operations/providers.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { providersView } from './views/providers.ts'

export function providerEndpoints(parts: ConsoleParts, metrics: Metrics): readonly Endpoint[] {
  return [
    listEndpoint(parts, metrics),
    consoleOperation(parts, disableProvider, { path: paths.disableProvider }),
    consoleOperation(parts, enableProvider, { path: paths.enableProvider }),
  ]
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
      const view = providersView({
        viewing: request,
        livePath: parts.scripts.live.path,
        providers: providers.map((provider) => ({ provider, lastHour: metrics.ofProvider(provider.providerId) })),
        mayChange: hasRole(request.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}
