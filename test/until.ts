// Until: waits for a condition that becomes true soon after a request, or in another process.

import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'

/** Milliseconds: much longer than it takes even on a busy machine. */
const PATIENCE = 60_000

/** Fails if the condition does not become true. @param patience in milliseconds. */
export async function until(isThere: () => boolean | Promise<boolean>, patience = PATIENCE): Promise<void> {
  const begun = performance.now()
  while (!(await isThere())) {
    assert.ok(performance.now() - begun < patience, `waited in vain for ${isThere.toString()}`)
    await delay(10)
  }
}
