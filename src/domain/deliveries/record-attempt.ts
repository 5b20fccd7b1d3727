// Records one attempt at a delivery: it was delivered, is tried again later, is given up or withheld; and what that says of the
// destination. A test says nothing of it.

import { retryDelay } from '../../platform/retry-delay.ts'
import type { Act } from '../journal/act.ts'
import type { Attempted, Carrier } from './carrier.ts'
import { GONE, isDelivered, type Delivery, type DeliveryOutcome } from './delivery.ts'

/** @param mostAttempts after which it is given up. */
export async function recordAttempt(
  act: Act,
  carrier: Carrier,
  delivery: Delivery,
  { mostAttempts, ...attempt }: Omit<Attempted, 'isSettled'> & { readonly mostAttempts: number },
): Promise<void> {
  const { prepared, outcome } = attempt
  const { about } = prepared
  const isTest = prepared.kind === 'post' && prepared.isTest === true
  const settledAs = settle(delivery, attempt, isTest ? { mostAttempts: 1, after: 'failed' } : { mostAttempts })
  // The destination first, as everywhere: two acts that hold its rows never wait for each other.
  const speaksOfIt = prepared.kind === 'post' && outcome !== undefined && !isTest
  const isStillThere = speaksOfIt && (await noteOutcome(act, delivery, outcome))
  // The delivery before what is kept of it: who drops both takes them in this order, and nothing is kept of what was dropped.
  if (await holdDelivery(act, delivery)) {
    await carrier.keep?.(act, delivery, { ...attempt, isSettled: settledAs !== undefined })
    await act.tx
      .updateTable('delivery')
      .set({
        leased_until: null,
        ...(outcome !== undefined && { attempted_at: act.at, outcome }),
        ...(settledAs === undefined
          ? { due_at: act.at.add({ seconds: retryDelay(delivery.attempts, Math.random()) }) }
          : { settled_at: act.at, settled_as: settledAs }),
      })
      .where('delivery_id', '=', delivery.id)
      .execute()
  }
  await act.record(
    settledAs === 'withheld' ? 'withhold-delivery' : 'attempt-delivery',
    outcome === undefined ? about : { ...about, detail: { ...about.detail, attempt: delivery.attempts, outcome } },
  )
  if (outcome === GONE && isStillThere) await carrier.end(act, delivery)
}

/** Returns `undefined` if it is tried again. */
function settle(
  { attempts }: Delivery,
  { prepared, outcome }: Pick<Attempted, 'prepared' | 'outcome'>,
  { mostAttempts, after = 'given-up' }: { readonly mostAttempts: number; readonly after?: 'given-up' | 'failed' },
): 'delivered' | 'given-up' | 'withheld' | 'failed' | undefined {
  if (prepared.kind === 'withheld') return 'withheld'
  if (outcome !== undefined && isDelivered(outcome)) return 'delivered'
  return attempts >= mostAttempts ? after : undefined
}

/** Locks it. False when it has been dropped, or its lease was over and another node is at it by now, or has been. */
async function holdDelivery({ tx }: Act, { id, attempts }: Delivery): Promise<boolean> {
  const held = await tx
    .selectFrom('delivery')
    .select('delivery_id')
    .where('delivery_id', '=', id)
    .where('attempts', '=', attempts)
    .where('settled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return held !== undefined
}

/** False when the destination has ended, or has moved: what its former receiver answers says nothing of the new one. */
async function noteOutcome(
  { tx, at }: Act,
  { destinationId, url }: Delivery,
  outcome: DeliveryOutcome,
): Promise<boolean> {
  const noted = await tx
    .updateTable('destination')
    .set((row) => ({
      attempted_at: at,
      outcome,
      failing_since: isDelivered(outcome) ? null : row.fn.coalesce('failing_since', row.val(at)),
    }))
    .where('destination_id', '=', destinationId)
    .where('url', '=', url)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return noted.numUpdatedRows === 1n
}
