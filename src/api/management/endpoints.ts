// Every management endpoint.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { ManagementParts } from './parts.ts'
import { providerEndpoints } from './providers.ts'
import { recipientEndpoints } from './recipients.ts'
import { registerEndpoints } from './register.ts'
import { registrationEndpoints } from './registrations.ts'

export function managementEndpoints(parts: ManagementParts): readonly Endpoint[] {
  return [
    ...recipientEndpoints(parts),
    ...registrationEndpoints(parts),
    ...providerEndpoints(parts),
    ...registerEndpoints(parts),
  ]
}
