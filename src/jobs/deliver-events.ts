// Delivers events and webhooks: creates a delivery for each subscriber, and sends what is due, until nothing is.

import { setTimeout as pause } from 'node:timers/promises'
import type { Attempted, Carriers, Post } from '../domain/deliveries/carrier.ts'
import { claimDeliveries } from '../domain/deliveries/claim-deliveries.ts'
import type { Delivery } from '../domain/deliveries/delivery.ts'
import { recordAttempt } from '../domain/deliveries/record-attempt.ts'
import { act, bySystem, type Stage } from '../domain/journal/act.ts'
import { notificationCarrier } from '../domain/notifications/carry-notifications.ts'
import { placeEvents } from '../domain/notifications/place-events.ts'
import { webhookCarrier, type WebhookWriter } from '../domain/webhooks/carry-webhooks.ts'
import type { SafeFetch } from '../platform/http/safe-fetch.ts'
import type { Log } from '../platform/log.ts'
import type { Vault } from '../platform/secret.ts'

export type DeliveryRules = {
  /** Milliseconds that a receiver may take to answer. */
  readonly deadline: number
  /** The number of attempts after which a delivery is given up. */
  readonly mostAttempts: number
  /** The most deliveries under way at once on this node. */
  readonly mostAtOnce: number
}

export type DeliveryParts = {
  readonly stage: Stage
  readonly vault: Vault
  readonly log: Log
  readonly fetch: SafeFetch
  readonly rules: DeliveryRules
  /** Writes the bodies of webhooks. */
  readonly writer: WebhookWriter
}

/** Milliseconds after which new deliveries are looked for while slow ones are still under way. */
const POLL_INTERVAL = 1000

/** Milliseconds beyond the deadline for which a claim lasts, so that the outcome can be stored. */
const CLAIM_MARGIN = 30_000

/** Milliseconds that a bank may take for what one webhook is told. */
const READ_DEADLINE = 120_000

/** The number of bytes of the answer to a test that an operator is shown. */
const SHOWN_BYTES = 1000

/** The share of places that receivers may take which have not proved that they answer. */
const UNPROVEN_SHARE = 0.5

/**
 * Returns the number of attempts. After `stop`, or if one of its acts fails, it begins nothing new and waits for what is
 * under way.
 */
export async function deliverEvents(parts: DeliveryParts, stop?: AbortSignal): Promise<number> {
  const carriers = openCarriers(parts)
  const underWay = new Map<Delivery, Promise<void>>()
  const failures: unknown[] = []
  let attempts = 0
  try {
    for (;;) {
      // Before the claim: a delivery that is settled during it may free the next one, which the claim did not see.
      const isIdle = underWay.size === 0
      const isOver = stop?.aborted === true || failures.length > 0
      const claimed = isOver ? [] : await claim(parts, [...underWay.keys()])
      for (const delivery of claimed) {
        const running = attempt(parts, carriers, delivery)
          .catch((error: unknown) => void failures.push(error))
          .finally(() => underWay.delete(delivery))
        underWay.set(delivery, running)
      }
      attempts += claimed.length
      if (isIdle && claimed.length === 0) break
      if (underWay.size > 0) await oneOf(underWay.values())
    }
  } finally {
    await Promise.all(underWay.values())
  }
  if (failures.length > 0) throw failures[0]
  return attempts
}

function openCarriers({ stage, vault, log, writer }: DeliveryParts): Carriers {
  const parts = { ...stage, vault }
  return {
    subscription: notificationCarrier(parts),
    webhook: webhookCarrier({ ...parts, log, writer, readDeadline: READ_DEADLINE }),
  }
}

async function claim({ stage, rules }: DeliveryParts, underWay: readonly Delivery[]) {
  await placeEvents(stage.database, stage.clock.now())
  const all = rules.mostAtOnce - underWay.length
  const unproven = Math.ceil(rules.mostAtOnce * UNPROVEN_SHARE) - underWay.filter(({ isProven }) => !isProven).length
  if (all <= 0) return []
  const now = stage.clock.now()
  const until = now.add({ milliseconds: rules.deadline + CLAIM_MARGIN })
  return claimDeliveries(stage.database, { at: now, until, forReading: READ_DEADLINE }, { all, unproven })
}

/** Resolves when one of them is done, or it is time to poll. */
async function oneOf(underWay: Iterable<Promise<void>>): Promise<void> {
  const waiting = new AbortController()
  const tick = pause(POLL_INTERVAL, undefined, { signal: waiting.signal }).catch(() => {})
  try {
    await Promise.race([...underWay, tick])
  } finally {
    waiting.abort()
  }
}

async function attempt({ stage, fetch, rules }: DeliveryParts, carriers: Carriers, delivery: Delivery): Promise<void> {
  const carrier = carriers[delivery.kind]
  const prepared = await carrier.prepare(delivery)
  if (prepared.kind === 'over') return
  const gone = prepared.kind === 'post' ? await post(fetch, delivery, prepared, rules.deadline) : {}
  const outcome = prepared.kind === 'not-read' ? ({ outcome: 'not-read' } as const) : gone
  const attempted = { prepared, ...outcome, mostAttempts: rules.mostAttempts }
  await act(stage, bySystem('deliver-events'), (act) => recordAttempt(act, carrier, delivery, attempted))
}

async function post(
  fetch: SafeFetch,
  { url }: Delivery,
  { headers, body, isTest }: Post,
  deadlineMilliseconds: number,
): Promise<Pick<Attempted, 'outcome' | 'answer'>> {
  const request = {
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Portage', ...headers },
    body,
    deadlineMilliseconds,
  } as const
  if (isTest === true) {
    const fetched = await fetch.beginning(request, SHOWN_BYTES)
    return 'failure' in fetched
      ? { outcome: fetched.failure }
      : { outcome: `status-${fetched.status}`, answer: fetched.text }
  }
  const fetched = await fetch.status(request)
  return { outcome: 'failure' in fetched ? fetched.failure : `status-${fetched.status}` }
}
