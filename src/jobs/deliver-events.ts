// Delivers events: places them, and carries each to whoever subscribed to it, until nothing is due.

import { setTimeout as pause } from 'node:timers/promises'
import { act, bySystem, type Stage } from '../domain/journal/act.ts'
import { claimDeliveries } from '../domain/notifications/claim-deliveries.ts'
import { isWithheld, type Delivery, type DeliveryOutcome } from '../domain/notifications/delivery.ts'
import { writeNotification } from '../domain/notifications/notification.ts'
import { placeEvents } from '../domain/notifications/place-events.ts'
import { settleDelivery } from '../domain/notifications/settle-delivery.ts'
import { signDelivery } from '../domain/notifications/signature.ts'
import { withholdDelivery } from '../domain/notifications/withhold-delivery.ts'
import type { SafeFetch } from '../platform/http/safe-fetch.ts'
import type { Vault } from '../platform/secret.ts'

export type DeliveryRules = {
  /** Milliseconds that a receiver may take. */
  readonly deadline: number
  /** After which a delivery is given up. */
  readonly mostAttempts: number
  /** Under way at once on this node. */
  readonly mostAtOnce: number
}

export type DeliveryParts = {
  readonly stage: Stage
  readonly vault: Vault
  readonly fetch: SafeFetch
  readonly rules: DeliveryRules
}

/** Milliseconds. While some receivers take their time, what is new for the others is looked for as often. */
const LOOK_AGAIN = 1000

/** Milliseconds beyond the deadline, for the act that settles. */
const SETTLING = 30_000

/** Of what may be under way at once: for receivers that do not prove that they answer. */
const UNPROVEN = 0.5

/**
 * Gives the number of attempts. Once stopped, or when one of its acts fails, it begins nothing new, and waits for what is
 * under way: however that ends, nothing is left behind.
 */
export async function deliverEvents(parts: DeliveryParts, stop?: AbortSignal): Promise<number> {
  const underWay = new Map<Delivery, Promise<void>>()
  const failures: unknown[] = []
  let attempts = 0
  try {
    for (;;) {
      // Seen before the claim: what is settled meanwhile may have let something follow that the claim could not see.
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
  const unproven = Math.ceil(rules.mostAtOnce * UNPROVEN) - underWay.filter(({ isProven }) => !isProven).length
  if (all <= 0) return []
  const now = stage.clock.now()
  const until = now.add({ milliseconds: rules.deadline + SETTLING })
  return claimDeliveries(stage.database, vault, now, until, { all, unproven })
}

/** Until one of them is done, or it is time to look again. */
async function oneOf(underWay: Iterable<Promise<void>>): Promise<void> {
  const waiting = new AbortController()
  const tick = pause(LOOK_AGAIN, undefined, { signal: waiting.signal }).catch(() => {})
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
  await act(stage, by, (act) => settleDelivery(act, delivery, outcome, rules.mostAttempts))
}
