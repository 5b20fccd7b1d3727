// Inside a transaction: asking for a second connection there would wait for itself on the embedded database.

import { AsyncLocalStorage } from 'node:async_hooks'
import { strict as assert } from 'node:assert'

/** Set while the body of a transaction runs. */
export const insideTransaction = new AsyncLocalStorage<true>()

export function assertOutsideTransaction(): void {
  assert.ok(!insideTransaction.getStore(), 'inside a transaction, read through its own handle')
}
