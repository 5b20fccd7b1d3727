// Follows one consent through the journal: from the app's request for it, through its grant, to its last read and its end.

import type { Database } from '../../database/open.ts'
import { searchJournal, type JournalLine } from '../journal/search-journal.ts'

/** An authorization is over long before. */
const BEFORE_GRANT = { hours: 24 }

/** Returns the latest `limit` of its own entries and what led to it, oldest first; none if there is no such consent. */
export async function followConsent(
  database: Database,
  consentId: string,
  limit: number,
): Promise<readonly JournalLine[]> {
  const own = await searchJournal(database, { consentId }, limit)
  const [granted] = await searchJournal(database, { consentId, action: 'grant-consent' }, 1)
  const authorizationId = granted?.detail['authorizationId']
  if (granted?.clientId === undefined || typeof authorizationId !== 'string') return own.toReversed()
  const before = await searchJournal(
    database,
    {
      authorizationId,
      clientId: granted.clientId,
      from: granted.at.subtract(BEFORE_GRANT),
      until: granted.at.add({ seconds: 1 }),
    },
    limit,
  )
  return [...own, ...before.filter((line) => line.consentId === undefined)].toReversed()
}
