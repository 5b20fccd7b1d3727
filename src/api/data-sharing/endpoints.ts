// Every endpoint of Data Sharing.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { authSecretEndpoints } from './auth-secret.ts'
import type { DataSharingParts } from './parts.ts'
import { partnerAccessEndpoint } from './partner-access.ts'
import { partnerDataEndpoint } from './partner-data.ts'

export function dataSharingEndpoints(parts: DataSharingParts): readonly Endpoint[] {
  return [...authSecretEndpoints(parts), partnerDataEndpoint(parts), partnerAccessEndpoint(parts)]
}
