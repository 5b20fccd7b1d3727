// Retrieval: what every read of bank data is made with.

import { strict as assert } from 'node:assert'
import type { Clock } from '../../platform/clock.ts'
import type { ReadJournal } from '../journal/read-journal.ts'
import type { BankCalls } from './bank-calls.ts'
import type { Connector } from './connector.ts'

export type Retrieval = {
  readonly clock: Clock
  readonly connectors: ReadonlyMap<string, Connector>
  readonly journal: ReadJournal
  readonly calls: BankCalls
}

export function connectorOf({ connectors }: Retrieval, name: string): Connector {
  const connector = connectors.get(name)
  assert.ok(connector, `no connector ${name}`)
  return connector
}
