// Several reads that are one to whoever asked for them: one entry in the journal, before anything of them is given out.

import type { ReadAction } from '../journal/journal-action.ts'
import type { ReadEntry } from '../journal/read-journal.ts'
import type { Retrieval } from './retrieve.ts'

/**
 * What is read of one account, and of its customer. The entry names each read, all clusters that opened something, and
 * the account. Where `read` fails nothing was given out, and nothing is recorded.
 */
export async function retrieveTogether<T>(
  retrieval: Retrieval,
  action: ReadAction,
  accountHandle: string,
  read: (retrieval: Retrieval) => Promise<T>,
): Promise<T> {
  const entries: ReadEntry[] = []
  const collecting = { record: async (entry: ReadEntry) => void entries.push(entry) }
  const data = await read({ ...retrieval, journal: collecting })
  const [first] = entries
  if (first) {
    const detail = { ...together(entries), account: accountHandle }
    await retrieval.journal.record({ ...first, at: retrieval.clock.now(), action, detail })
  }
  return data
}

/** Of the pages of one list, the window is that of all of them, and the number of rows the sum. */
function together(entries: readonly ReadEntry[]): ReadEntry['detail'] {
  const details = entries.map(({ detail }) => detail)
  const { accounts: _accounts, ...members } = Object.assign({}, ...details) as ReadEntry['detail']
  const counts = details.map(({ count }) => count).filter((count) => typeof count === 'number')
  return {
    ...members,
    reads: [...new Set(entries.map(({ action }) => action))].toSorted(),
    clusters: [
      ...new Set(details.flatMap(({ clusters }) => (typeof clusters === 'object' ? clusters : []))),
    ].toSorted(),
    ...(counts.length > 0 && { count: counts.reduce((sum, count) => sum + count, 0) }),
  }
}
