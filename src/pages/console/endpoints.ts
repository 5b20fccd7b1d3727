// Every page of the console.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { assetsEndpoint, readPasskeyScript } from './assets.ts'
import { sessionEndpoints } from './sessions.ts'
import { signInEndpoints } from './sign-in.ts'
import type { ConsoleParts } from './visit.ts'
import { welcomeEndpoints } from './welcome.ts'

export function consolePages(parts: ConsoleParts): readonly Endpoint[] {
  const script = readPasskeyScript()
  return [
    ...signInEndpoints(parts, script),
    ...welcomeEndpoints(parts, script),
    ...sessionEndpoints(parts),
    assetsEndpoint(parts.stylesheet, script),
  ]
}
