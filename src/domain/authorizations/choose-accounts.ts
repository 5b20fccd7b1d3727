// The customer's choice of accounts: at least one, and only open ones that the bank offered.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import type { AuthorizationAt } from './authorization-flow.ts'

/** @param chosen the bank's own ids. Throws `invalid_request` when none is left. */
export async function chooseAccounts(
  act: Act,
  authorization: AuthorizationAt<'choose-accounts'>,
  chosen: readonly string[],
): Promise<void> {
  const { id, clientId, providerId, signedIn } = authorization
  const offered = signedIn.accounts.filter(({ status }) => status === 'OPEN')
  const accounts = offered.map(({ bankAccountId }) => bankAccountId).filter((account) => chosen.includes(account))
  if (accounts.length === 0) throw new Problem('invalid_request', 'Choose at least one account.')
  await act.tx
    .updateTable('authorization_request')
    .set({ chosen_accounts: accounts })
    .where('authorization_id', '=', id)
    .where('decided_at', 'is', null)
    .execute()
  await act.record('choose-accounts', { clientId, providerId, detail: { authorizationId: id, count: accounts.length } })
}
