// Receiver: a server that notifications or webhooks are posted to, which answers as a story tells it to and keeps all it receives.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Program } from './operator-program.ts'
import { send, type Reply, clientToken, fdxHeaders, jsonRequest } from './requests.ts'
import type { Notification } from '../client/wire.ts'
import type { NewClient } from '../src/domain/clients/add-client.ts'
import { silentLog } from '../src/platform/log.ts'
import { openSafeFetch } from '../src/platform/http/safe-fetch.ts'
import { deliverEvents, type DeliveryRules } from '../src/jobs/deliver-events.ts'
import type { TestServer } from './server.ts'

export type Received = {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Of the notification, or of a webhook's delivery. */
  readonly id: string
  /** A webhook's ResponseType. */
  readonly event: string
  readonly consentId: string | undefined
}

export type Receiver = AsyncDisposable & {
  readonly url: string
  /** The notifications in the order of arrival. */
  readonly received: Received[]
  /** Writes the answer: 204 by default. */
  answer: (received: Received, response: ServerResponse) => void
}

export async function openReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      const body = await text(request)
      const sent = JSON.parse(body) as Partial<Notification> & { readonly ResponseType?: string }
      const received = {
        headers: request.headers,
        body,
        id: sent.notificationId ?? String(request.headers['portage-delivery-id']),
        event: sent.notificationPayload?.event ?? String(sent.ResponseType),
        consentId: sent.notificationPayload?.consentId,
      }
      receiver.received.push(received)
      receiver.answer(received, response)
    }
    take().catch((error: Error) => response.destroy(error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notifications`,
    received: [],
    answer: (_, response) => void response.writeHead(204).end(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return receiver
}

/** Verifies the signature by the text of Standard Webhooks, not with the server's own code. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.')
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

/** A call of a recipient with a token that it got for itself. */
export async function callAs(
  server: TestServer,
  client: NewClient,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply> {
  return send(server, path, jsonRequest(method, fdxHeaders(await clientToken(server, client)), body))
}

export const SUBSCRIPTIONS = '/api/fdx/6/notification-subscriptions'

export type Subscribed = { readonly id: string; readonly secret: string }

/** Subscribes to every kind of notification. */
export async function subscribeAll(
  server: TestServer,
  callbackUrl: string,
  client: NewClient = server.recipient,
): Promise<Record<string, Subscribed>> {
  const made: Record<string, Subscribed> = {}
  for (const [type, category] of Object.entries({
    CONSENT_UPDATED: 'CONSENT',
    CONSENT_REVOKED: 'CONSENT',
    CUSTOM: 'CONSENT',
    SERVICE: 'MAINTENANCE',
  })) {
    made[type] = await subscribe(server, { type, category, callbackUrl }, client)
  }
  return made
}

export async function subscribe(
  server: TestServer,
  wanted: { readonly type?: string; readonly category?: string; readonly callbackUrl: string },
  client: NewClient = server.recipient,
): Promise<Subscribed> {
  const body = { type: 'CONSENT_UPDATED', category: 'CONSENT', ...wanted }
  const { status, text, body: made } = await callAs(server, client, 'POST', SUBSCRIPTIONS, body)
  assert.equal(status, 201, text)
  return { id: String(made['subscriptionId']), secret: String(made['secret']) }
}

/** The deadline is long, so that a delivery succeeds on a busy machine. */
const RULES: DeliveryRules = { deadline: 30_000, mostAttempts: 10, mostAtOnce: 20 }

/** Delivers as the job does, until nothing is due. Returns the number of attempts. */
export function deliver(
  { stage, vault, app }: Pick<TestServer, 'stage' | 'vault' | 'app'>,
  rules: Partial<DeliveryRules> = {},
  fetch = openSafeFetch({ allowsLoopback: true }),
  stop?: AbortSignal,
): Promise<number> {
  return deliverEvents(
    { stage, vault, log: silentLog, fetch, rules: { ...RULES, ...rules }, writer: app.webhookWriter },
    stop,
  )
}

export type SetWebhook = { readonly secret: string; readonly path: string }

/** Sets an organization's webhook as an operator's program does, with an HMAC secret of its own. */
export async function setWebhook(
  program: Program,
  organizationId: string,
  url: string,
  kinds: readonly string[] = ['KYC', 'GetAccountsDetail'],
): Promise<SetWebhook> {
  const path = `/organizations/${organizationId}`
  const made = await program.demand<{ secret: string }>('POST', `${path}/credentials`, { kind: 'hmac_secret' })
  await program.demand('PUT', `${path}/webhook`, { url, kinds })
  return { secret: made.secret, path: `${path}/webhook` }
}

/** Verifies a webhook by the vendor's documentation, not with the server's own code. */
export function isWebhookSigned({ headers, body }: Received, secret: string): boolean {
  return headers['flinks-authenticity-key'] === createHmac('sha256', secret).update(body).digest('base64')
}
