// The pages of recipients: all of them, one with what it registered, and the switch that stops a client.

import { hasRole } from '../../domain/operators/operator.ts'
import { findClientRecord, findSecretAges, listClientRecords } from '../../domain/recipients/client-record.ts'
import { findRegistrations } from '../../domain/recipients/find-registrations.ts'
import { findRecipientOf } from '../../domain/recipients/recipient.ts'
import { resumeClient } from '../../domain/recipients/resume-client.ts'
import { suspendClient } from '../../domain/recipients/suspend-client.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { demandReason } from './asked.ts'
import { consolePage } from './manners.ts'
import { recipientPath, recipientsView, recipientView } from './views/recipients.ts'
import { consoleAction, consoleEndpoint, type ConsoleParts } from './visit.ts'

/** Registrations on the page of one recipient. */
const MOST_SHOWN = 200

export function recipientEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [listEndpoint(parts), showEndpoint(parts), suspendEndpoint(parts), resumeEndpoint(parts)]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-recipients',
    summary: 'Shows the recipients of every organization.',
    method: 'GET',
    path: '/recipients',
    role: 'viewer',
    async handle(visit) {
      return consolePage(200, recipientsView(visit, await listClientRecords(parts.database)))
    },
  })
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-recipient',
    summary: 'Shows one recipient: addresses, scopes, ages of its secrets, registrations.',
    method: 'GET',
    path: '/recipients/:clientId',
    role: 'viewer',
    async handle(visit) {
      const { database, clock } = parts
      const clientId = idOf(visit.call)
      const record = await findClientRecord(database, clientId)
      const recipient = record && (await findRecipientOf(database, record.organizationId, clientId))
      if (!recipient) throw new Problem('not_found', 'There is no such recipient.')
      const view = recipientView({
        viewing: visit,
        record,
        recipient,
        secrets: await findSecretAges(database, clock.now(), clientId),
        registrations: await findRegistrations(database, { clientId }, MOST_SHOWN),
        mayChange: hasRole(visit.operator, 'operator'),
        mayReadConsents: hasRole(visit.operator, 'auditor'),
      })
      return consolePage(200, view)
    },
  })
}

function suspendEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'suspend-recipient',
    summary: 'Suspends the client of a recipient: its secrets and tokens open nothing.',
    path: '/recipients/:clientId/suspend',
    does: (act, { call }) => suspendClient(act, idOf(call), demandReason(call)),
    next: ({ call }) => recipientPath(idOf(call)),
  })
}

function resumeEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'resume-recipient',
    summary: 'Resumes the suspended client of a recipient.',
    path: '/recipients/:clientId/resume',
    does: (act, { call }) => resumeClient(act, idOf(call)),
    next: ({ call }) => recipientPath(idOf(call)),
  })
}

function idOf({ params }: Call): string {
  return params['clientId'] ?? ''
}
