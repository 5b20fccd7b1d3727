// Retrieval: what every read of bank data is made with.

import type { Clock } from '../../platform/clock.ts'
import type { ReadJournal } from '../journal/read-journal.ts'
import type { BankCalls } from './bank-calls.ts'
import type { Banks } from './banks.ts'

export type Retrieval = {
  readonly clock: Clock
  readonly banks: Banks
  readonly journal: ReadJournal
  readonly calls: BankCalls
}
