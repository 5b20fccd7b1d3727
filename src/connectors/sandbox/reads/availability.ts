// Whether the bank can read an account now: one account has an outage, and one customer's accounts take a while after the sign-in.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import { Problem } from '../../../platform/problem.ts'
import { hashSecret } from '../../../platform/secret.ts'
import { accountPlans } from '../bank/account-plans.ts'
import { findPerson } from '../bank/people.ts'
import type { Books } from '../bank/stored-account.ts'

/** Throws `provider_unavailable` for an account that has an outage. */
export async function demandNoOutage({ database }: Pick<Books, 'database'>, permit: AccountPermit): Promise<void> {
  const { bankAccountId, bankCustomerId } = permit
  const outages = accountPlans
    .filter(({ outage, holders }) => outage && holders.some((holder) => holder.bankCustomerId === bankCustomerId))
    .map(({ key }) => key)
  if (outages.length === 0) return
  const [account] = await database.run<{ account_key: string }>(
    'select account_key from sandbox_account where account_id = $1',
    [bankAccountId],
  )
  if (account && outages.includes(account.account_key)) {
    throw new Problem('provider_unavailable', 'The bank cannot read this account just now. Try again later.')
  }
}

const PROCESSING = { seconds: 20 }

/** Throws `provider_processing` for a customer whose accounts the bank is still gathering after the sign-in. */
export async function demandProcessed({ database, clock }: Books, permit: AccountPermit): Promise<void> {
  const person = findPerson(permit.bankCustomerId)
  if (person?.outcome !== 'processing') return
  const [grant] = await database.run<{ granted_at: Temporal.Instant }>(
    'select granted_at from sandbox_grant where grant_hash = $1',
    [hashSecret(permit.bankGrant)],
  )
  if (!grant || Temporal.Instant.compare(grant.granted_at.add(PROCESSING), clock.now()) <= 0) return
  throw new Problem('provider_processing', 'The bank is still gathering the accounts. Ask again in a few seconds.')
}
