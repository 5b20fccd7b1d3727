// Several reads that are one to the caller: one entry in the journal, before anything of them is given out.

import type { ReadAction } from '../journal/journal-action.ts'
import type { ReadEntry } from '../journal/read-journal.ts'
import { openReader, type Reader, type ReaderIdentity } from './reader.ts'
import type { Retrieval } from './retrieval.ts'

/** What is read of one account, and of its customer. */
export type TogetherRead<T> = {
  readonly action: ReadAction
  readonly accountHandle: string
  read(reader: Reader): Promise<T>
}

/**
 * The entry names each read, all clusters that opened something, and the account. If `read` fails, nothing was given out,
 * and nothing is recorded.
 */
export async function retrieveTogether<T>(
  retrieval: Retrieval,
  identity: ReaderIdentity,
  { action, accountHandle, read }: TogetherRead<T>,
): Promise<T> {
  const entries: ReadEntry[] = []
  const collecting = { record: async (entry: ReadEntry) => void entries.push(entry) }
  const data = await read(openReader({ ...retrieval, journal: collecting }, identity))
  const [first] = entries
  if (first) {
    const detail = { ...together(entries), account: accountHandle }
    await retrieval.journal.record({ ...first, at: retrieval.clock.now(), action, detail })
  }
  return data
}

/** Joins the details of entries. Pages of one list have the window of all of them, and the sum of their rows. */
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
