// Every page and button of my-data, in the order in which the customer meets them.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { bankPageEndpoint } from './bank-page.ts'
import { landingPageEndpoint } from './landing-page.ts'
import type { MyDataParts } from './my-data-page.ts'
import { leaveEndpoint, returnEndpoint, signOutEndpoint } from './sign-in.ts'
import { stopConsentEndpoint, stopShareEndpoint } from './stop.ts'

export function myDataPages(parts: MyDataParts): readonly Endpoint[] {
  return [
    landingPageEndpoint(parts),
    bankPageEndpoint(parts),
    leaveEndpoint(parts),
    returnEndpoint(parts),
    signOutEndpoint(parts),
    stopConsentEndpoint(parts),
    stopShareEndpoint(parts),
  ]
}
