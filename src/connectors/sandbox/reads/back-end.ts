// The back end behind each account: for one of them it never answers.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import { Problem } from '../../../platform/problem.ts'
import { accountPlans } from '../bank/account-plans.ts'
import type { Books } from '../bank/stored-account.ts'

/** A read of one account that throws `provider_unavailable` where its back end is down. */
export function throughBackEnd<Rest extends readonly unknown[], Data>(
  { database }: Pick<Books, 'database'>,
  read: (permit: AccountPermit, ...rest: Rest) => Promise<Data>,
): (permit: AccountPermit, ...rest: Rest) => Promise<Data> {
  return async (permit, ...rest) => {
    const down = downAccountsOf(permit.bankCustomerId)
    if (down.length > 0) {
      const [account] = await database.run<{ account_key: string }>(
        'select account_key from sandbox_account where account_id = $1',
        [permit.bankAccountId],
      )
      if (account && down.includes(account.account_key)) {
        throw new Problem('provider_unavailable', 'The bank cannot read this account just now. Try again later.')
      }
    }
    return read(permit, ...rest)
  }
}

function downAccountsOf(customerId: string): readonly string[] {
  return accountPlans
    .filter(({ backEnd, holders }) => backEnd && holders.some(({ bankCustomerId }) => bankCustomerId === customerId))
    .map(({ key }) => key)
}
