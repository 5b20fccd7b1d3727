// One account for a sharing partner: told as GetAccountsDetail tells it, without what is the organization's own.

import type { Reader } from '../../domain/retrieval/retrieve.ts'
import { retrieveTogether } from '../../domain/retrieval/retrieve-together.ts'
import { Problem } from '../../platform/problem.ts'
import { askedDetail, daysOfTransactions, type AskedDetail } from './asked-accounts.ts'
import type { BankingParts } from './parts.ts'
import { detailShape, readDetail } from './read-accounts.ts'

export function sharedAccount(parts: BankingParts) {
  return {
    shape: detailShape,
    days: daysOfTransactions,
    /** Throws `account_not_found` for one that the bank no longer has. */
    read(
      reader: Reader,
      organizationId: string,
      accountHandle: string,
      days: AskedDetail['DaysOfTransactions'],
    ): Promise<object> {
      const asked = askedDetail.parse({ AccountsFilter: [accountHandle], DaysOfTransactions: days })
      return retrieveTogether(parts.retrieval, 'read-shared-account', accountHandle, async (retrieval) => {
        const detail = await readDetail({ ...parts, retrieval }, { ...reader, organizationId, language: 'en' }, asked)
        if (detail.Accounts.length > 0) return detail
        throw new Problem('account_not_found', 'The bank no longer has this account of this customer.')
      })
    },
  }
}
