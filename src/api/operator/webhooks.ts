// An organization's webhook in the operator's API: its settings, its deliveries without their data, tests, and sending again.

import { z } from 'zod'
import { demandOrganization } from '../../domain/organizations/organization.ts'
import {
  listWebhookDeliveries,
  type DeliveryState,
  type WebhookDelivery,
} from '../../domain/webhooks/list-webhook-deliveries.ts'
import type { WebhookCause } from '../../domain/webhooks/message.ts'
import { findWebhook, webhookKinds, type Webhook } from '../../domain/webhooks/webhook.ts'
import { endWebhook, sendWebhookAgain, setWebhook, testWebhook } from '../../operations/webhooks.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
import type { OperatorParts } from './parts.ts'
import { limit, moment } from './schemas.ts'

const attempt = z.object({
  at: moment,
  outcome: z.string().describe('status-200, or why there was no answer; not-read if the bank did not give the data.'),
})

const webhook = z
  .object({
    webhook_id: z.string(),
    url: z.string(),
    kinds: z.array(z.enum(webhookKinds)).describe('The values of ResponseType that are posted.'),
    created_at: moment,
    last_attempt: attempt.optional(),
    failing_since: moment.optional(),
    ended_because: z.enum(['operator', 'gone']).optional().describe('gone: its receiver answered 410.'),
    waiting: z.int(),
    given_up: z.int(),
  })
  .meta({ id: 'OrganizationWebhook' })

const delivery = z
  .object({
    delivery_id: z.string().describe('The header portage-delivery-id, the same at every attempt.'),
    kind: z.enum(webhookKinds),
    cause: z.enum(['authorized', 'read', 'refresh', 'test'] satisfies WebhookCause[]),
    login_id: z.string().optional().describe('Absent in a test.'),
    created_at: moment,
    attempts: z.int(),
    state: z
      .enum(['waiting', 'delivered', 'given-up', 'withheld', 'failed'] satisfies DeliveryState[])
      .describe('failed: a test, which is not repeated. withheld: no consent opens it.'),
    last_attempt: attempt.optional(),
    due_at: moment.optional(),
    answer: z.string().optional().describe('The beginning of what the receiver answered to a test.'),
    can_send_again: z.boolean(),
  })
  .meta({ id: 'WebhookDelivery' })

const ONE = '/organizations/:organization_id/webhook'
const params = z.object({ organization_id: text() })

export function webhookEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    operatorOperation(parts, setWebhook, {
      method: 'PUT',
      path: ONE,
      answer: { schema: webhook, write: (_result, { organization_id }) => show(parts, organization_id) },
    }),
    operatorOperation(parts, endWebhook, { method: 'DELETE', path: ONE }),
    operatorOperation(parts, testWebhook, {
      method: 'POST',
      path: `${ONE}/tests`,
      answer: {
        schema: z.object({ delivery_id: z.string() }).meta({ id: 'WebhookTest' }),
        write: (deliveryId) => ({ delivery_id: deliveryId }),
      },
    }),
    listEndpoint(parts),
    operatorOperation(parts, sendWebhookAgain, { method: 'POST', path: `${ONE}/deliveries/:delivery_id/send-again` }),
  ]
}

function showEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-get-webhook',
    summary: "An organization's webhook: the address to which its results are posted, and how it fares.",
    method: 'GET',
    path: ONE,
    role: 'viewer',
    params,
    schema: webhook,
    problems: { 404: 'There is no such organization, or it has no webhook.' },
    handle: ({ params: { organization_id } }) => show(parts, organization_id),
  })
}

function listEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-webhook-deliveries',
    summary: "The deliveries of an organization's webhook, the newest first, without the data that they carry.",
    method: 'GET',
    path: `${ONE}/deliveries`,
    role: 'viewer',
    params,
    query: z.object({ limit: limit(100, 1000) }),
    schema: z.array(delivery),
    problems: { 404: 'There is no such organization.' },
    async handle({ params: { organization_id }, query }) {
      const { organizationId } = await demandOrganization(parts.database, organization_id)
      return (await listWebhookDeliveries(parts.database, organizationId, query.limit)).map(writeDelivery)
    },
  })
}

async function show({ database }: OperatorParts, id: string): Promise<z.input<typeof webhook>> {
  const { organizationId } = await demandOrganization(database, id)
  const found = await findWebhook(database, organizationId)
  if (!found) throw new Problem('not_found', 'This organization has no webhook.')
  return write(found)
}

function write({ id, url, kinds, createdAt, lastAttempt, failingSince, ...rest }: Webhook): z.input<typeof webhook> {
  return {
    webhook_id: id,
    url,
    kinds: [...kinds],
    created_at: createdAt.toString(),
    last_attempt: writeAttempt(lastAttempt),
    failing_since: failingSince?.toString(),
    ended_because: rest.endedBecause === 'recipient' ? undefined : rest.endedBecause,
    waiting: rest.waiting,
    given_up: rest.givenUp,
  }
}

function writeDelivery(one: WebhookDelivery): z.input<typeof delivery> {
  return {
    delivery_id: one.id,
    kind: one.kind,
    cause: one.cause,
    login_id: one.loginId,
    created_at: one.createdAt.toString(),
    attempts: one.attempts,
    state: one.state,
    last_attempt: writeAttempt(one.lastAttempt),
    due_at: one.dueAt?.toString(),
    answer: one.answer,
    can_send_again: one.canSendAgain,
  }
}

function writeAttempt(attempted: WebhookDelivery['lastAttempt']): z.input<typeof attempt> | undefined {
  return attempted && { at: attempted.at.toString(), outcome: attempted.outcome }
}
