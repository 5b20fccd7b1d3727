// Carries webhooks: what a message is about is read at the moment of sending, signed, and kept sealed only for the next attempts.

import type { Database } from '../../database/open.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { errorText, Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Attempted, Carrier, Prepared } from '../deliveries/carrier.ts'
import type { Delivery } from '../deliveries/delivery.ts'
import type { About, Act } from '../journal/act.ts'
import { useHmacSecret } from '../organizations/hmac-secret.ts'
import { endGoneWebhook } from './end-webhook.ts'
import { BODY_LIFE, WEBHOOK_BODY, type WebhookMessage } from './message.ts'
import { openMessage } from './open-message.ts'
import { SIGNATURE_HEADER, signWebhook } from './signature.ts'

/** A message about a login. */
export type LoginMessage = WebhookMessage & { readonly loginId: string }

/** Writes the bodies of messages, in the form of the API that they belong to. */
export type WebhookWriter = {
  /** Throws `login_not_found` unless a consent lives behind the login. Returns what the journal says of it. */
  demandLiving(message: LoginMessage): Promise<About>
  /** Reads the bank. Throws `login_not_found`, `not_authorized` if the consent opens none of it, and what the bank's read throws. */
  write(message: LoginMessage): Promise<string>
  /** With invented data. */
  writeTest(message: WebhookMessage): string
}

export type WebhookParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly log: Log
  readonly writer: WebhookWriter
  /** Milliseconds that a bank may take for one message. */
  readonly readDeadline: number
}

/** The headers by which a receiver recognizes a delivery that it has seen, and a test. */
const DELIVERY_HEADER = 'portage-delivery-id'
const TEST_HEADER = 'portage-test'

export function webhookCarrier(parts: WebhookParts): Carrier {
  /** The bodies that were read for an attempt that goes on. */
  const fresh = new WeakMap<Delivery, string>()

  async function readBody(delivery: Delivery, message: LoginMessage): Promise<string> {
    const { bodySealed } = message
    const kept = bodySealed === undefined ? undefined : parts.vault.open(WEBHOOK_BODY, bodySealed)
    if (kept !== undefined) return kept
    const body = await inTime(parts.writer.write(message), parts.readDeadline)
    fresh.set(delivery, body)
    return body
  }

  return {
    async prepare(delivery) {
      const message = await openMessage(parts.database, parts.clock.now(), delivery)
      if (!message) return { kind: 'over' }
      const { loginId } = message
      if (loginId === undefined) return sign(parts, delivery, message, parts.writer.writeTest(message))
      const about: LoginMessage = { ...message, loginId }
      let known: About = {}
      try {
        known = await parts.writer.demandLiving(about)
        const body = await readBody(delivery, about)
        // While the bank was read, the consent may have ended: then this delivery is gone. Or the webhook has moved: then what
        // was read is not for the address that was known before, and the delivery is claimed again for the new one.
        if (!(await isStillDue(parts.database, delivery))) return { kind: 'over' }
        return await sign(parts, delivery, message, body, known)
      } catch (problem) {
        if (!(problem instanceof Problem))
          parts.log.error('webhook', { requestId: delivery.id, error: errorText(problem) })
        return unread(message, known, problem)
      }
    },
    async keep(act, delivery, attempted) {
      await keepBody(act, parts.vault, delivery, { ...attempted, body: fresh.get(delivery) })
    },
    end: (act, { destinationId }) => endGoneWebhook(act, destinationId),
  }
}

async function sign(
  { database, vault, clock }: WebhookParts,
  delivery: Delivery,
  message: WebhookMessage,
  body: string,
  known: About = {},
): Promise<Prepared> {
  const secret = await useHmacSecret({ database, vault, at: clock.now() }, message.organizationId)
  // Its webhook cannot live without one.
  if (secret === undefined) return { kind: 'over' }
  const isTest = message.cause === 'test'
  return {
    kind: 'post',
    about: aboutMessage(message, known),
    body,
    headers: {
      [SIGNATURE_HEADER]: signWebhook(secret, body),
      [DELIVERY_HEADER]: delivery.id,
      ...(isTest && { [TEST_HEADER]: 'true' }),
    },
    isTest,
  }
}

/** A consent that has ended or opens none of it is not tried again; a bank that does not answer is, and so is a bug of ours. */
function unread(message: WebhookMessage, known: About, problem: unknown): Prepared {
  const code = problem instanceof Problem ? problem.code : 'internal'
  const about = aboutMessage(message, known, code)
  const isFinal = code === 'login_not_found' || code === 'not_authorized'
  return { kind: isFinal ? 'withheld' : 'not-read', about }
}

function aboutMessage(message: WebhookMessage, known: About, problem?: string): About {
  const { organizationId, webhookId, kind, cause, loginId } = message
  return { ...known, detail: { organizationId, webhookId, webhook: kind, cause, loginId, problem } }
}

async function isStillDue(database: Database, { id, attempts, url }: Delivery): Promise<boolean> {
  const [row] = await database.run(
    `select 1 from delivery d join destination s using (destination_id)
      where d.delivery_id = $1 and d.attempts = $2 and d.settled_at is null and s.url = $3 and s.ended_at is null`,
    [id, attempts, url],
  )
  return row !== undefined
}

/** What was read is kept while it is tried again, and no longer. */
async function keepBody(
  act: Act,
  vault: Vault,
  delivery: Delivery,
  { prepared, isSettled, answer, body }: Attempted & { readonly body: string | undefined },
): Promise<void> {
  const wasRead = body !== undefined
  const problem = prepared.about.detail?.['problem']
  await act.tx
    .updateTable('webhook_message')
    .set({
      ...(isSettled && { body_sealed: null, body_until: null }),
      ...(!isSettled && wasRead && { body_sealed: vault.seal(WEBHOOK_BODY, body), body_until: act.at.add(BODY_LIFE) }),
      ...(wasRead && { read_at: act.at }),
      ...(answer !== undefined && { answer }),
      problem: typeof problem === 'string' ? problem : null,
    })
    .where('message_id', 'in', (row) =>
      row
        .selectFrom('delivery')
        .select('message_id')
        .where('delivery_id', '=', delivery.id)
        .where('attempts', '=', delivery.attempts)
        .$narrowType<{ message_id: string }>(),
    )
    .execute()
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = (): void => reject(new Problem('provider_unavailable', 'The bank did not answer in time.'))
  const timer = setTimeout(late, milliseconds)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
