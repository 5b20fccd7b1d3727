// One account for a sharing partner: told as GetAccountsDetail tells it, without what is the organization's own.

import type { Reader } from '../../domain/retrieval/retrieve.ts'
import { askedDetail, daysOfTransactions, type AskedDetail } from './asked-accounts.ts'
import type { BankingParts } from './parts.ts'
import { detailShape, readDetail } from './read-accounts.ts'

export function sharedAccount(parts: BankingParts) {
  return {
    shape: detailShape,
    days: daysOfTransactions,
    read(
      reader: Reader,
      organizationId: string,
      accountHandle: string,
      days: AskedDetail['DaysOfTransactions'],
    ): Promise<object> {
      const asked = askedDetail.parse({ AccountsFilter: [accountHandle], DaysOfTransactions: days })
      return readDetail(parts, { ...reader, organizationId, language: 'en' }, asked)
    },
  }
}
