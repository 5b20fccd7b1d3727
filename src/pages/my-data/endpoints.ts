// Every page and button of the customer's own data.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { doorEndpoint } from './door.ts'
import { showEndpoint } from './show.ts'
import { leaveEndpoint, returnEndpoint, signOutEndpoint } from './sign-in.ts'
import { stopConsentEndpoint, stopShareEndpoint } from './stop.ts'
import type { MyDataParts } from './visit.ts'

export function myDataPages(parts: MyDataParts): readonly Endpoint[] {
  return [
    doorEndpoint(parts),
    showEndpoint(parts),
    leaveEndpoint(parts),
    returnEndpoint(parts),
    signOutEndpoint(parts),
    stopConsentEndpoint(parts),
    stopShareEndpoint(parts),
  ]
}
