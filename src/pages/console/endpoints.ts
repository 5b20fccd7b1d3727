// Every page of the console.

import type { KeyRing } from '../../domain/keys/key-ring.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import type { ShownOption } from '../../platform/shown-option.ts'
import { assetsEndpoint, readPasskeyScript } from './assets.ts'
import { consentEndpoints, type ConsentPageParts } from './consents.ts'
import { journalEndpoint } from './journal.ts'
import { keyEndpoints } from './keys.ts'
import { overviewEndpoint } from './overview.ts'
import { providerEndpoints } from './providers.ts'
import { recipientEndpoints } from './recipients.ts'
import { registrationEndpoints } from './registrations.ts'
import { settingsEndpoint } from './settings.ts'
import { sessionEndpoints } from './sessions.ts'
import { signInEndpoints } from './sign-in.ts'
import { welcomeEndpoints } from './welcome.ts'

export type ConsolePagesParts = ConsentPageParts & {
  readonly ring: KeyRing
  readonly metrics: Metrics
  readonly shownOptions: readonly ShownOption[]
}

export function consolePages(parts: ConsolePagesParts): readonly Endpoint[] {
  const script = readPasskeyScript()
  return [
    ...signInEndpoints(parts, script),
    ...welcomeEndpoints(parts, script),
    overviewEndpoint(parts, parts.metrics),
    ...registrationEndpoints(parts),
    ...recipientEndpoints(parts),
    ...providerEndpoints(parts, parts.metrics),
    ...consentEndpoints(parts),
    journalEndpoint(parts),
    ...keyEndpoints(parts, parts.ring),
    settingsEndpoint(parts, parts.shownOptions),
    ...sessionEndpoints(parts),
    assetsEndpoint(parts.stylesheet, script),
  ]
}
