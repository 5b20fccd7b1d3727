// The first page of the console: what needs an operator's attention, and the figures of the last hour.

import { countUnreleased } from '../../domain/consents/count-unreleased.ts'
import { countByDay } from '../../domain/journal/count-by-day.ts'
import { countFailing } from '../../domain/deliveries/watch-destinations.ts'
import { listOrganizations } from '../../domain/organizations/organization.ts'
import { listProviders, type Provider } from '../../domain/providers/provider.ts'
import { countRegistrations } from '../../domain/registrations/find-registrations.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { overviewView } from './views/overview.ts'

const DAYS_OF_CONSENTS = 30

/** The rate of failed reads in the last hour above which a provider is reported as failing. */
const FAILURE_RATE = 0.1

export function overviewEndpoint(parts: ConsoleParts, metrics: Metrics): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-overview',
    summary: 'Shows what needs the operator today, and the figures of the last hour.',
    method: 'GET',
    path: paths.overview,
    role: 'viewer',
    async handle(request) {
      const { database, clock } = parts
      const providers = await listProviders(database)
      const organizations = await listOrganizations(database)
      const unreleased = await countUnreleased(database)
      const view = overviewView({
        viewing: request,
        livePath: parts.scripts.live.path,
        isNew: organizations.length === 0,
        weaker: organizations.filter(({ integration }) => integration !== 'strict').length,
        registrations: await countRegistrations(database),
        disabled: providers.filter(({ status }) => status === 'DISABLED'),
        failing: providers.filter((provider) => isFailing(provider, metrics)),
        subscriptions: await countFailing(database),
        unreleased: providers.flatMap((provider) => {
          const stuck = unreleased.get(provider.providerId)?.stuck ?? 0
          return stuck > 0 ? [{ provider, stuck }] : []
        }),
        failures: metrics.failures(),
        minutes: metrics.minutes(),
        consents: await countByDay(database, 'grant-consent', clock.now(), DAYS_OF_CONSENTS),
      })
      return consolePage(200, view)
    },
  })
}

function isFailing({ providerId, status }: Provider, metrics: Metrics): boolean {
  const { requests, failed } = metrics.ofProvider(providerId)
  return status === 'ACTIVE' && failed > requests * FAILURE_RATE
}
