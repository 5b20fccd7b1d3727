// Delivers events: places them, and carries each to whoever subscribed to it, until nothing is due.

import { setTimeout as pause } from 'node:timers/promises'
import { act, bySystem, type Stage } from '../domain/journal/act.ts'
import { claimDeliveries } from '../domain/notifications/claim-deliveries.ts'
import type { Delivery, DeliveryOutcome } from '../domain/notifications/delivery.ts'
import { writeNotification } from '../domain/notifications/notification.ts'
import { placeEvents } from '../domain/notifications/place-events.ts'
import { settleDelivery } from '../domain/notifications/settle-delivery.ts'
import { signDelivery } from '../domain/notifications/signature.ts'
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

/** Of a receiver's answer, whose body means nothing to us. */
const MOST_BYTES = 65_536

/** Gives the number of attempts. Once stopped it begins nothing new, and waits for what is under way. */
export async function deliverEvents(parts: DeliveryParts, stop?: AbortSignal): Promise<number> {
  const { stage, vault, rules } = parts
  const underWay = new Set<Promise<void>>()
  let attempts = 0
  for (;;) {
    // Seen before the claim: what is settled meanwhile may have let something follow that the claim could not see.
    const isIdle = underWay.size === 0
    await placeEvents(stage.database, stage.clock.now())
    const room = stop?.aborted === true ? 0 : rules.mostAtOnce - underWay.size
    const now = stage.clock.now()
    const until = now.add({ milliseconds: rules.deadline + SETTLING })
    const claimed = room > 0 ? await claimDeliveries(stage.database, vault, now, until, room) : []
    for (const delivery of claimed) {
      const running = attempt(parts, delivery).finally(() => underWay.delete(running))
      underWay.add(running)
    }
    attempts += claimed.length
    if (isIdle && claimed.length === 0) return attempts
    if (underWay.size > 0) await oneOf(underWay)
  }
}

/** Until one of them is done, or it is time to look again. */
async function oneOf(underWay: ReadonlySet<Promise<void>>): Promise<void> {
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
  const body = JSON.stringify(writeNotification(event, names))
  const fetched = await fetch({
    url: callbackUrl,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Portage',
      ...signDelivery(secret, event.id, stage.clock.now(), body),
    },
    body,
    deadlineMilliseconds: rules.deadline,
    mostBytes: MOST_BYTES,
  })
  const outcome: DeliveryOutcome = 'failure' in fetched ? fetched.failure : `status-${fetched.status}`
  await act(stage, bySystem('deliver-events'), (act) => settleDelivery(act, delivery, outcome, rules.mostAttempts))
}
