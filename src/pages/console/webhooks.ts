// The page of an organization's webhook: its address and kinds, a test, and its deliveries, each of which can be sent again.

import { z } from 'zod'
import { hasRole } from '../../domain/operators/operator.ts'
import { findCredentials } from '../../domain/organizations/credential.ts'
import { demandOrganization } from '../../domain/organizations/organization.ts'
import { listWebhookDeliveries } from '../../domain/webhooks/list-webhook-deliveries.ts'
import { findWebhook } from '../../domain/webhooks/webhook.ts'
import { endWebhook, sendWebhookAgain, setWebhook, testWebhook } from '../../operations/webhooks.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation, type Refused } from './console-operation.ts'
import type { ConsoleParts, ConsoleRequest } from './console-request.ts'
import { checkboxes, requiredText } from './controls.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { webhookView, type WebhookModel } from './views/webhooks.ts'

/** The maximum number of rows. The newest come first; the journal has the others. */
const MAX_ROWS = 100

export function webhookEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    consoleOperation(parts, setWebhook, {
      path: paths.setWebhook,
      controls: { url: requiredText, kinds: checkboxes },
      refused: (request, refused) => showRefused(parts, request, refused),
    }),
    consoleOperation(parts, endWebhook, { path: paths.endWebhook }),
    consoleOperation(parts, testWebhook, { path: paths.testWebhook }),
    consoleOperation(parts, sendWebhookAgain, { path: paths.sendWebhookAgain }),
  ]
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-webhook',
    summary: "Shows an organization's webhook and how its deliveries went, without the data that they carry.",
    method: 'GET',
    path: paths.webhook,
    role: 'viewer',
    params: { organizationId: text() },
    async handle({ params, ...request }) {
      return consolePage(200, webhookView(await readModel(parts, request, params.organizationId)))
    },
  })
}

const typedWebhook = z.object({
  organization_id: z.string(),
  url: z.string().catch(''),
  kinds: z.array(z.string()).catch([]),
})

async function showRefused(parts: ConsoleParts, request: ConsoleRequest, { typed, errors }: Refused): Promise<Answer> {
  const { organization_id: organizationId, ...form } = typedWebhook.parse(typed)
  const model = await readModel(parts, request, organizationId)
  return consolePage(400, webhookView({ ...model, refused: { ...form, errors } }))
}

/** Throws `not_found` if there is no such organization. */
async function readModel(parts: ConsoleParts, request: ConsoleRequest, organizationId: string): Promise<WebhookModel> {
  const { database } = parts
  const credentials = await findCredentials(database, organizationId)
  return {
    viewing: request,
    livePath: parts.scripts.live.path,
    organization: await demandOrganization(database, organizationId),
    webhook: await findWebhook(database, organizationId),
    secrets: credentials.filter(({ kind }) => kind === 'hmac_secret'),
    deliveries: await listWebhookDeliveries(database, organizationId, MAX_ROWS),
    mayChange: hasRole(request.operator, 'operator'),
  }
}
