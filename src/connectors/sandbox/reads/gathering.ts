// Gathering: for one person the bank takes a while after the sign-in before it has the accounts together.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import { Problem } from '../../../platform/problem.ts'
import { hashSecret } from '../../../platform/secret.ts'
import { findPerson } from '../bank/people.ts'
import type { Books } from '../bank/stored-account.ts'

const GATHERING = { seconds: 20 }

type Row = { readonly granted_at: Temporal.Instant }

/** Throws `provider_processing`. */
export async function demandGathered({ database, clock }: Books, permit: AccountPermit): Promise<void> {
  const person = findPerson(permit.bankCustomerId)
  if (person?.outcome !== 'processing') return
  const [grant] = await database.run<Row>('select granted_at from sandbox_grant where grant_hash = $1', [
    hashSecret(permit.bankGrant),
  ])
  if (!grant || Temporal.Instant.compare(grant.granted_at.add(GATHERING), clock.now()) <= 0) return
  throw new Problem('provider_processing', 'The bank is still gathering the accounts. Ask again in a few seconds.')
}
