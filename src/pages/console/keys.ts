// The page of keys: the public halves of those that sign tokens, and the buttons that announce the next one and end one.

import { act } from '../../domain/journal/act.ts'
import { announceNextKey } from '../../domain/keys/announce-next-key.ts'
import { endSigningKey } from '../../domain/keys/end-signing-key.ts'
import { ANNOUNCE_HOURS } from '../../domain/keys/key-life.ts'
import type { KeyRing } from '../../domain/keys/key-ring.ts'
import { listKeys } from '../../domain/keys/list-keys.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { redirect } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { demandReason, field } from './asked.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { keysView } from './views/keys.ts'
import type { ConsoleParts } from './visit.ts'

export function keyEndpoints(parts: ConsoleParts, ring: KeyRing): readonly Endpoint[] {
  return [listEndpoint(parts), makeEndpoint(parts, ring), endEndpoint(parts, ring)]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-keys',
    summary: 'Shows the public halves of the signing keys, and what each does now.',
    method: 'GET',
    path: '/keys',
    role: 'viewer',
    async handle(visit) {
      const view = keysView({
        viewing: visit,
        keys: await listKeys(parts.database, parts.clock.now()),
        mayChange: hasRole(visit.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}

function makeEndpoint(parts: ConsoleParts, ring: KeyRing): Endpoint {
  return consoleEndpoint(parts, {
    name: 'make-key',
    summary: 'Announces the next signing key, some hours before it signs.',
    method: 'POST',
    path: '/keys',
    role: 'operator',
    needsProof: true,
    async handle({ by, call }) {
      const hours = ANNOUNCE_HOURS.find((hours) => String(hours) === field(call, 'hours'))
      if (hours === undefined) {
        throw new Problem('invalid_request', `hours is one of ${ANNOUNCE_HOURS.join(', ')}.`)
      }
      await act(parts, by, (act) => announceNextKey(act, parts.vault, hours))
      await ring.reload()
      return redirect('/console/keys')
    },
  })
}

function endEndpoint(parts: ConsoleParts, ring: KeyRing): Endpoint {
  return consoleEndpoint(parts, {
    name: 'end-key',
    summary: 'Ends a signing key before its time: what it signed opens nothing, and a new one signs at once.',
    method: 'POST',
    path: '/keys/:kid/end',
    role: 'operator',
    needsProof: true,
    async handle({ by, call }) {
      const reason = demandReason(call)
      await act(parts, by, (act) => endSigningKey(act, parts.vault, call.params['kid'] ?? '', reason))
      await ring.reload()
      return redirect('/console/keys')
    },
  })
}
