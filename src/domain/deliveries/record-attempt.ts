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
  if (prepared.kind === 'post' && outcome !== undefined && !isTest) await noteOutcome(act, delivery, outcome)
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
    // When the lease was over, another node is at it by now, or has been.
    .where('attempts', '=', delivery.attempts)
    .where('settled_at', 'is', null)
    .execute()
  await act.record(
    settledAs === 'withheld' ? 'withhold-delivery' : 'attempt-delivery',
    outcome === undefined ? about : { ...about, detail: { ...about.detail, attempt: delivery.attempts, outcome } },
  )
  if (outcome === GONE && !isTest) await carrier.end(act, delivery)
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

async function noteOutcome({ tx, at }: Act, { destinationId }: Delivery, outcome: DeliveryOutcome): Promise<void> {
  await tx
    .updateTable('destination')
    .set((row) => ({
      attempted_at: at,
      outcome,
      failing_since: isDelivered(outcome) ? null : row.fn.coalesce('failing_since', row.val(at)),
    }))
    .where('destination_id', '=', destinationId)
    .where('ended_at', 'is', null)
    .execute()
}
