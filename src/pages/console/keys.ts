// The page of the signing keys, and the forms that announce the next key and end one.

import { listKeys } from '../../domain/keys/list-keys.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { endKey, makeKey } from '../../operations/keys.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { number } from './controls.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { keysView } from './views/keys.ts'

export function keyEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    consoleOperation(parts, makeKey, { path: paths.keys, controls: { hours: number } }),
    consoleOperation(parts, endKey, { path: paths.endKey }),
  ]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-keys',
    summary: 'Shows the public halves of the signing keys, and what each does now.',
    method: 'GET',
    path: paths.keys,
    role: 'viewer',
    async handle(request) {
      const view = keysView({
        viewing: request,
        keys: await listKeys(parts.database, parts.clock.now()),
        mayChange: hasRole(request.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}
