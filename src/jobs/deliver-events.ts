// Delivers events: creates a delivery for each subscriber and sends it, until nothing is due.

import { setTimeout as pause } from 'node:timers/promises'
import { act, bySystem, type Stage } from '../domain/journal/act.ts'
import { claimDeliveries } from '../domain/notifications/claim-deliveries.ts'
import { isWithheld, type Delivery, type DeliveryOutcome } from '../domain/notifications/delivery.ts'
import { writeNotification } from '../domain/notifications/notification.ts'
import { placeEvents } from '../domain/notifications/place-events.ts'
import { recordDeliveryAttempt } from '../domain/notifications/record-delivery-attempt.ts'
import { signDelivery } from '../domain/notifications/signature.ts'
import { withholdDelivery } from '../domain/notifications/withhold-delivery.ts'
import type { SafeFetch } from '../platform/http/safe-fetch.ts'
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
  readonly fetch: SafeFetch
  readonly rules: DeliveryRules
}

/** Milliseconds after which new deliveries are looked for while slow ones are still under way. */
const POLL_INTERVAL = 1000

/** Milliseconds beyond the deadline for which a claim lasts, so that the outcome can be stored. */
const CLAIM_MARGIN = 30_000

/** The share of places that receivers may take which have not proved that they answer. */
const UNPROVEN_SHARE = 0.5

/**
 * Returns the number of attempts. After `stop`, or if one of its acts fails, it begins nothing new and waits for what is
 * under way.
 */
export async function deliverEvents(parts: DeliveryParts, stop?: AbortSignal): Promise<number> {
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
        const running = attempt(parts, delivery)
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

async function claim({ stage, vault, rules }: DeliveryParts, underWay: readonly Delivery[]) {
  await placeEvents(stage.database, stage.clock.now())
  const all = rules.mostAtOnce - underWay.length
  const unproven = Math.ceil(rules.mostAtOnce * UNPROVEN_SHARE) - underWay.filter(({ isProven }) => !isProven).length
  if (all <= 0) return []
  const now = stage.clock.now()
  const until = now.add({ milliseconds: rules.deadline + CLAIM_MARGIN })
  return claimDeliveries(stage.database, vault, { at: now, until }, { all, unproven })
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

async function attempt({ stage, fetch, rules }: DeliveryParts, delivery: Delivery): Promise<void> {
  const { event, names, secret, callbackUrl } = delivery
  const by = bySystem('deliver-events')
  if (isWithheld(delivery)) return act(stage, by, (act) => withholdDelivery(act, delivery))
  const body = JSON.stringify(writeNotification(event, names))
  const fetched = await fetch.status({
    url: callbackUrl,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Portage',
      ...signDelivery(secret, event.id, stage.clock.now(), body),
    },
    body,
    deadlineMilliseconds: rules.deadline,
  })
  const outcome: DeliveryOutcome = 'failure' in fetched ? fetched.failure : `status-${fetched.status}`
  await act(stage, by, (act) => recordDeliveryAttempt(act, delivery, outcome, rules.mostAttempts))
}
