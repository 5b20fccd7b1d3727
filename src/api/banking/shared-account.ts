// One account for a sharing partner: the answer of GetAccountsDetail, without what is the organization's own.

import type { ReaderIdentity } from '../../domain/retrieval/reader.ts'
import { retrieveTogether } from '../../domain/retrieval/retrieve-together.ts'
import { Problem } from '../../platform/problem.ts'
import { daysOfTransactions, detailRequest, type DetailRequest } from './account-request.ts'
import { detailShape, readDetail } from './accounts-detail.ts'
import type { BankingParts } from './parts.ts'
import { readMembers } from './session-members.ts'

type SharedRead = {
  readonly identity: ReaderIdentity
  readonly organizationId: string
  readonly accountHandle: string
  readonly days: DetailRequest['DaysOfTransactions']
}

export function sharedAccount(parts: BankingParts) {
  return {
    shape: detailShape,
    days: daysOfTransactions,
    /** Throws `account_not_found` for one that the bank no longer has. */
    async read({ identity, organizationId, accountHandle, days }: SharedRead): Promise<object> {
      const { consent } = identity
      const request = detailRequest.parse({ AccountsFilter: [accountHandle], DaysOfTransactions: days })
      const members = await readMembers(parts, { consent, organizationId, language: 'en', withUsername: false })
      const detail = await retrieveTogether(parts.retrieval, identity, {
        action: 'read-shared-account',
        accountHandle,
        async read(reader) {
          const detail = await readDetail(parts, reader, request)
          if (detail.Accounts.length > 0) return detail
          throw new Problem('account_not_found', 'The bank no longer has this account of this customer.')
        },
      })
      return { ...members, ...detail }
    },
  }
}
