// Reading: an account's transactions arriving in the background, so that a page can be shown before all are here.

import { setTimeout as wait } from 'node:timers/promises'
import { today } from './calendar.ts'
import type { Read } from './portage.ts'
import { readTransactions, type Transaction } from './transactions.ts'
import { Trouble } from './trouble.ts'

export type Reading = {
  /** Those that have arrived, newest first. */
  readonly transactions: Transaction[]
  /** How many there will be, as soon as the server has said so. */
  total?: number | undefined
  state: 'reading' | 'complete' | 'failed'
  /** Why it failed. */
  trouble?: unknown
  /** Never rejects. */
  readonly ended: Promise<void>
}

const HISTORY = { years: 2 }

export function startReading(read: Read, accountId: string, now: () => Temporal.Instant): Reading {
  const to = today(now)
  const ended = Promise.withResolvers<void>()
  const reading: Reading = { transactions: [], state: 'reading', ended: ended.promise }
  const run = async (): Promise<void> => {
    for await (const page of readTransactions(read, accountId, to.subtract(HISTORY), to)) {
      reading.transactions.push(...page.transactions)
      reading.total = page.total ?? reading.total
    }
  }
  run()
    .then(
      () => (reading.state = 'complete'),
      (trouble: unknown) => {
        // FDX answers 404 for a window without any transaction.
        const none = trouble instanceof Trouble && trouble.trouble === 'not_found'
        reading.state = none ? 'complete' : 'failed'
        reading.trouble = trouble
      },
    )
    .finally(ended.resolve)
  return reading
}

/** Waits until all readings have ended, but at most this many milliseconds. */
export async function arrivals(readings: readonly Reading[], patience: number): Promise<void> {
  const enough = new AbortController()
  await Promise.race([
    Promise.all(readings.map(({ ended }) => ended)),
    wait(patience, undefined, { signal: enough.signal }).catch(() => undefined),
  ])
  enough.abort()
}
