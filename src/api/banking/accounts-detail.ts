// POST GetAccountsDetail: the accounts of a session with all that is asked for and consented to.

import type { z } from 'zod'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { requestId } from './answers.ts'
import { askedDetail } from './asked-accounts.ts'
import type { BankingParts } from './parts.ts'
import { detailShape, readDetail } from './read-accounts.ts'
import { timedReadEndpoints } from './timed-read.ts'

const body = askedDetail.extend({ RequestId: requestId })

export function accountsDetailEndpoints(parts: BankingParts): readonly Endpoint[] {
  return timedReadEndpoints<z.output<typeof body>>(parts, {
    kind: 'AccountsDetail',
    name: 'get-accounts-detail',
    summary: 'The accounts of a session with balances, holder and transactions, as far as the consent opens them.',
    body,
    shape: detailShape,
    read: readDetail,
  })
}
