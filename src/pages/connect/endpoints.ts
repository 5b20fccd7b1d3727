// Every page of Connect, in the order in which a customer meets them.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { answerEndpoint, doneEndpoint, windowEndpoint } from './embedded.ts'
import { accentEndpoint } from './look.ts'
import { pickerEndpoints, startEndpoint } from './picker.ts'
import type { ConnectParts } from './connect-page.ts'

export function connectPages(parts: ConnectParts): readonly Endpoint[] {
  return [
    ...pickerEndpoints(parts),
    startEndpoint(parts),
    windowEndpoint(parts),
    answerEndpoint(parts),
    doneEndpoint(parts),
    accentEndpoint(parts.stylesheet),
  ]
}
