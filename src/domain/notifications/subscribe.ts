// Subscribes a recipient to one type of notification. The secret that signs them is given out this once.

import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { newSigningSecret, SUBSCRIPTION_SECRET } from './signature.ts'
import type { NewSubscription, Subscription } from './subscription.ts'

/** Throws `conflict` when the recipient has as many subscriptions as it may. */
export async function subscribe(
  act: Act,
  vault: Vault,
  { clientId, ...wanted }: NewSubscription & { readonly clientId: string },
  most: number,
): Promise<Subscription & { readonly secret: string }> {
  const { type, category, callbackUrl, effectiveDate } = wanted
  // Held, so that two requests at once do not both find the last place free.
  await act.tx.selectFrom('client').select('client_id').where('client_id', '=', clientId).forNoKeyUpdate().execute()
  const { count } = await act.tx
    .selectFrom('destination')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('owner_id', '=', clientId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= most) {
    throw new Problem(
      'conflict',
      `There are ${count} subscriptions, the most that one recipient may have. End one first.`,
    )
  }
  const id = newId('subscription', act.at)
  const secret = newSigningSecret()
  await act.tx
    .insertInto('destination')
    .values({ destination_id: id, kind: 'subscription', owner_id: clientId, url: callbackUrl, created_at: act.at })
    .execute()
  await act.tx
    .insertInto('notification_subscription')
    .values({
      subscription_id: id,
      client_id: clientId,
      type,
      category,
      effective_date: effectiveDate,
      secret_sealed: vault.seal(SUBSCRIPTION_SECRET, secret),
    })
    .execute()
  await act.record('subscribe', { clientId, detail: { subscriptionId: id, type, category } })
  return { id, ...wanted, secret }
}
