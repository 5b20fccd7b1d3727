// All endpoints of the operator's API, which covers what the console does.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { bankChecksEndpoint } from './bank-checks.ts'
import { consentEndpoints } from './consents.ts'
import { journalEndpoint } from './journal.ts'
import { notificationEndpoints } from './notifications.ts'
import { operatorsEndpoints } from './operators.ts'
import { organizationEndpoints } from './organizations.ts'
import { ownAccessEndpoints } from './own-access.ts'
import type { OperatorParts } from './parts.ts'
import { providerEndpoints } from './providers.ts'
import { recipientEndpoints } from './recipients.ts'
import { registrationEndpoints } from './registrations.ts'
import { serverEndpoints } from './server.ts'
import { sharingEndpoints } from './sharing.ts'
import { trialEndpoints } from './trials.ts'
import { webhookEndpoints } from './webhooks.ts'

export function operatorEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    ...registrationEndpoints(parts),
    ...recipientEndpoints(parts),
    ...organizationEndpoints(parts),
    ...sharingEndpoints(parts),
    ...webhookEndpoints(parts),
    ...providerEndpoints(parts),
    ...trialEndpoints(parts),
    bankChecksEndpoint(parts),
    ...consentEndpoints(parts),
    ...notificationEndpoints(parts),
    journalEndpoint(parts),
    ...serverEndpoints(parts),
    ...operatorsEndpoints(parts),
    ...ownAccessEndpoints(parts),
  ]
}
