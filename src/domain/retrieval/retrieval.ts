// Retrieval: what every read of bank data is made with.

import type { Stage } from '../journal/act.ts'
import type { ReadJournal } from '../journal/read-journal.ts'
import type { BankCalls } from './bank-calls.ts'
import type { Banks } from './banks.ts'

export type Retrieval = Stage & {
  readonly banks: Banks
  readonly journal: ReadJournal
  readonly calls: BankCalls
}
