// The pages of recipients: all of them, one with what it registered, and the buttons that change it or stop its client.

import { act } from '../../domain/journal/act.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import { changeRedirectUris } from '../../domain/recipients/change-redirect-uris.ts'
import {
  demandAppRecord,
  demandClientRecord,
  findClientRecord,
  findSecretAges,
  listClientRecords,
} from '../../domain/clients/client-record.ts'
import { endOldSecret } from '../../domain/clients/end-old-secret.ts'
import { findRegistrations } from '../../domain/registrations/find-registrations.ts'
import { newRedirectUris } from '../../domain/recipients/recipient-request.ts'
import { findRecipientOf } from '../../domain/recipients/recipient.ts'
import { replaceSecret } from '../../domain/clients/replace-secret.ts'
import { requestRegistrations } from '../../domain/registrations/request-registrations.ts'
import { resumeClient } from '../../domain/clients/resume-client.ts'
import { suspendClient } from '../../domain/clients/suspend-client.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { askedOverlap, demandReason, fields, linesOf, providerIdOf } from './asked.ts'
import { consoleAction, consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { newClientView, recipientPath, recipientsView, recipientView, type RecipientModel } from './views/recipients.ts'
import type { ConsoleParts, ConsoleVisit } from './visit.ts'
import { wrongFields } from './wrong-fields.ts'

/** Registrations on the page of one recipient. */
const MOST_SHOWN = 200

export function recipientEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    showEndpoint(parts),
    changeRedirectUrisEndpoint(parts),
    replaceSecretEndpoint(parts),
    endOldSecretEndpoint(parts),
    requestRegistrationsEndpoint(parts),
    suspendEndpoint(parts),
    resumeEndpoint(parts),
  ]
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
    handle: (visit) => show(parts, visit),
  })
}

async function show(parts: ConsoleParts, visit: ConsoleVisit, refused?: RecipientModel['refused']): Promise<Answer> {
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
    providers: await listProviders(database),
    mayChange: hasRole(visit.operator, 'operator'),
    mayReadConsents: hasRole(visit.operator, 'auditor'),
    ...(refused && { refused }),
  })
  return consolePage(refused ? 400 : 200, view)
}

function changeRedirectUrisEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'console-change-redirect-uris',
    summary: "Replaces all of a recipient's redirect URIs.",
    method: 'POST',
    path: '/recipients/:clientId/redirect-uris',
    role: 'operator',
    longBody: true,
    async handle(visit) {
      const clientId = idOf(visit.call)
      const redirectUris = linesOf(visit.call, 'redirect_uris')
      const judged = newRedirectUris(parts.rules).safeParse({ redirect_uris: redirectUris })
      if (!judged.success) return show(parts, visit, { redirectUris, wrong: wrongFields(judged.error) })
      await act(parts, visit.by, async (act) => {
        await demandAppRecord({ read: act.tx }, clientId)
        await changeRedirectUris(act, clientId, judged.data.redirect_uris)
      })
      return redirect(recipientPath(clientId))
    },
  })
}

function replaceSecretEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'replace-recipient-secret',
    summary: "Replaces a recipient's secret, and shows the new one this once.",
    path: '/recipients/:clientId/secret',
    needsProof: true,
    async does(act, { call }) {
      const { clientId } = await demandAppRecord({ read: act.tx }, idOf(call))
      return { clientId, ...(await replaceSecret(act, clientId, askedOverlap(call))) }
    },
    next: (visit, client) => consolePage(200, newClientView(visit, client, 'newSecret')),
  })
}

function endOldSecretEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'end-old-recipient-secret',
    summary: 'Ends the old secret of a recipient, which still works beside the new one.',
    path: '/recipients/:clientId/old-secret/end',
    async does(act, { call }) {
      const { clientId } = await demandAppRecord({ read: act.tx }, idOf(call))
      await endOldSecret(act, clientId)
    },
    next: ({ call }) => recipientPath(idOf(call)),
  })
}

function requestRegistrationsEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'console-request-registrations',
    summary: 'Asks for a recipient to be admitted at the providers that were ticked.',
    path: '/recipients/:clientId/registrations',
    lists: ['provider_id'],
    async does(act, { call }) {
      const { clientId, organizationId } = await demandClientRecord({ read: act.tx }, idOf(call))
      const providerIds = [...new Set(fields(call, 'provider_id').map(providerIdOf))]
      if (providerIds.length === 0) throw new Problem('invalid_request', 'Tick at least one provider.')
      await requestRegistrations(act, organizationId, [clientId], providerIds)
    },
    next: ({ call }) => recipientPath(idOf(call)),
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
