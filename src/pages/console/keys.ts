// The page of keys: the public halves of those that sign tokens, and the button that makes a new one.

import { act } from '../../domain/journal/act.ts'
import type { KeyRing } from '../../domain/keys/key-ring.ts'
import { listKeys } from '../../domain/keys/list-keys.ts'
import { ANNOUNCE_HOURS, makeSigningKey } from '../../domain/keys/make-signing-key.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { redirect } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { field } from './asked.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './manners.ts'
import { keysView } from './views/keys.ts'
import type { ConsoleParts } from './visit.ts'

export function keyEndpoints(parts: ConsoleParts, ring: KeyRing): readonly Endpoint[] {
  return [listEndpoint(parts, ring), makeEndpoint(parts, ring)]
}

function listEndpoint(parts: ConsoleParts, ring: KeyRing): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-keys',
    summary: 'Shows the public halves of the signing keys, and which one signs.',
    method: 'GET',
    path: '/keys',
    role: 'viewer',
    async handle(visit) {
      const view = keysView({
        viewing: visit,
        keys: await listKeys(parts.database),
        now: parts.clock.now(),
        signing: ring.signing().kid,
        mayChange: hasRole(visit.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}

function makeEndpoint(parts: ConsoleParts, ring: KeyRing): Endpoint {
  return consoleEndpoint(parts, {
    name: 'make-key',
    summary: 'Makes a signing key that is announced some hours before it signs.',
    method: 'POST',
    path: '/keys',
    role: 'operator',
    needsProof: true,
    async handle({ by, call }) {
      const hours = ANNOUNCE_HOURS.find((hours) => String(hours) === field(call, 'hours'))
      if (hours === undefined) {
        throw new Problem('invalid_request', `hours is one of ${ANNOUNCE_HOURS.join(', ')}.`)
      }
      await act(parts, by, (act) => makeSigningKey(act, parts.vault, act.at.add({ hours })))
      await ring.reload()
      return redirect('/console/keys')
    },
  })
}
