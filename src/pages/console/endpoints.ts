// All endpoints of the console.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import type { ShownOption } from '../../platform/shown-option.ts'
import { accessEndpoints } from './access.ts'
import { assetsEndpoint, readScripts } from './assets.ts'
import { connectEndpoints } from './connect.ts'
import { consentEndpoints } from './consents.ts'
import { integrationEndpoints } from './integrations.ts'
import { journalEndpoint } from './journal.ts'
import { keyEndpoints } from './keys.ts'
import { operatorsEndpoints } from './operators.ts'
import { newRecipientEndpoints } from './new-recipient.ts'
import { organizationEndpoints } from './organizations.ts'
import { notificationEndpoints } from './notifications.ts'
import { overviewEndpoint } from './overview.ts'
import { providerEndpoints } from './providers.ts'
import { recipientEndpoints } from './recipients.ts'
import { registrationEndpoints } from './registrations.ts'
import { settingsEndpoint } from './settings.ts'
import { sessionEndpoints } from './sessions.ts'
import { sharingEndpoints } from './sharing.ts'
import { signInEndpoints } from './sign-in.ts'
import { trialEndpoints, type TrialPagesParts } from './trials.ts'
import { webhookEndpoints } from './webhooks.ts'
import { welcomeEndpoints } from './welcome.ts'

export type ConsolePagesParts = TrialPagesParts & {
  readonly metrics: Metrics
  readonly shownOptions: readonly ShownOption[]
}

export function consolePages(given: Omit<ConsolePagesParts, 'scripts'>): readonly Endpoint[] {
  const parts = { ...given, scripts: readScripts() }
  return [
    ...signInEndpoints(parts),
    ...welcomeEndpoints(parts),
    overviewEndpoint(parts, parts.metrics),
    ...registrationEndpoints(parts),
    ...recipientEndpoints(parts),
    ...newRecipientEndpoints(parts),
    ...organizationEndpoints(parts),
    ...connectEndpoints(parts),
    ...integrationEndpoints(parts),
    ...sharingEndpoints(parts),
    ...webhookEndpoints(parts),
    ...providerEndpoints(parts, parts.metrics),
    ...trialEndpoints(parts),
    ...consentEndpoints(parts),
    ...notificationEndpoints(parts),
    journalEndpoint(parts),
    ...keyEndpoints(parts),
    settingsEndpoint(parts, parts.shownOptions),
    ...operatorsEndpoints(parts),
    ...accessEndpoints(parts),
    ...sessionEndpoints(parts),
    assetsEndpoint(parts),
  ]
}
