// The pages of recipients: the list, one with its metadata and registrations, and the forms that change or suspend it.

import { z } from 'zod'
import { findClientRecord, findSecretAges, listClientRecords } from '../../domain/clients/client-record.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import { findRecipientOf } from '../../domain/recipients/recipient.ts'
import { findRegistrations } from '../../domain/registrations/find-registrations.ts'
import { endOldRecipientSecret, replaceRecipientSecret, resumeClient, suspendClient } from '../../operations/clients.ts'
import { changeRedirectUris } from '../../operations/recipients.ts'
import { requestRegistrations } from '../../operations/registrations.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation, type Refused } from './console-operation.ts'
import type { ConsoleParts, ConsoleRequest } from './console-request.ts'
import { lines, numberedCheckboxes, optionalNumber } from './controls.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { newClientView, recipientsView, recipientView, type RecipientModel } from './views/recipients.ts'

/** The maximum number of registrations on the page of a recipient. */
const MAX_REGISTRATIONS = 200

export function recipientEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    showEndpoint(parts),
    consoleOperation(parts, changeRedirectUris, {
      name: 'console-change-redirect-uris',
      path: paths.changeRedirectUris,
      controls: { redirect_uris: lines },
      longBody: true,
      refused: (request, refused) => showRefused(parts, request, refused),
    }),
    consoleOperation(parts, replaceRecipientSecret, {
      path: paths.replaceRecipientSecret,
      controls: { expires_old_in: optionalNumber },
      once: (request, client) => newClientView(request, client, 'newSecret'),
    }),
    consoleOperation(parts, endOldRecipientSecret, { path: paths.endOldRecipientSecret }),
    consoleOperation(parts, requestRegistrations, {
      name: 'console-request-registrations',
      path: paths.requestRegistrations,
      controls: { provider_ids: numberedCheckboxes },
    }),
    consoleOperation(parts, suspendClient, { name: 'suspend-recipient', path: paths.suspendRecipient }),
    consoleOperation(parts, resumeClient, { name: 'resume-recipient', path: paths.resumeRecipient }),
  ]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-recipients',
    summary: 'Shows the recipients of every organization.',
    method: 'GET',
    path: paths.recipients,
    role: 'viewer',
    async handle(request) {
      return consolePage(200, recipientsView(request, await listClientRecords(parts.database)))
    },
  })
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-recipient',
    summary: 'Shows one recipient: addresses, scopes, ages of its secrets, registrations.',
    method: 'GET',
    path: paths.recipient,
    role: 'viewer',
    params: { clientId: text() },
    async handle({ params, ...request }) {
      return consolePage(200, recipientView(await readModel(parts, request, params.clientId)))
    },
  })
}

const typedUris = z.object({ client_id: z.string(), redirect_uris: z.array(z.string()) })

async function showRefused(parts: ConsoleParts, request: ConsoleRequest, { typed, errors }: Refused): Promise<Answer> {
  const { client_id: clientId, redirect_uris: redirectUris } = typedUris.parse(typed)
  const model = await readModel(parts, request, clientId)
  return consolePage(400, recipientView({ ...model, refused: { redirectUris, errors } }))
}

/** Throws `not_found` if there is no such recipient. */
async function readModel(parts: ConsoleParts, request: ConsoleRequest, clientId: string): Promise<RecipientModel> {
  const { database, clock } = parts
  const record = await findClientRecord(database, clientId)
  const recipient = record && (await findRecipientOf(database, record.organizationId, clientId))
  if (!recipient) throw new Problem('not_found', 'There is no such recipient.')
  return {
    viewing: request,
    record,
    recipient,
    secrets: await findSecretAges(database, clock.now(), clientId),
    registrations: await findRegistrations(database, { clientId }, MAX_REGISTRATIONS),
    providers: await listProviders(database),
    mayChange: hasRole(request.operator, 'operator'),
    mayReadConsents: hasRole(request.operator, 'auditor'),
  }
}
