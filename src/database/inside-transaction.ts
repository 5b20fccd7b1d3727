// Refuses a second connection inside a transaction: on the embedded database it would wait for itself.

import { AsyncLocalStorage } from 'node:async_hooks'
import { strict as assert } from 'node:assert'

/** Set while the body of a transaction runs. */
export const insideTransaction = new AsyncLocalStorage<true>()

export function assertOutsideTransaction(): void {
  assert.ok(!insideTransaction.getStore(), 'inside a transaction, read through its own handle')
}
