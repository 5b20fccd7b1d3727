// The journal in the operator's API: a search, page by page.

import { z } from 'zod'
import { journalActions, journalKinds } from '../../domain/journal/journal-action.ts'
import { searchJournal, type JournalLine } from '../../domain/journal/search-journal.ts'
import { providerId } from '../../operations/fields.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { listed, text, words } from '../../platform/http/request-fields.ts'
import { readInstant } from '../../platform/http/request-moment.ts'
import { Problem } from '../../platform/problem.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { actor, limit, moment } from './schemas.ts'

export const entry = z
  .object({
    journal_entry_id: z.string(),
    at: moment,
    kind: z.enum(journalKinds),
    action: z.string().describe('Also one that only an earlier version recorded.'),
    actor,
    request_id: z.string().optional(),
    client_id: z.string().optional(),
    provider_id: z.int().optional(),
    customer_id: z.string().optional(),
    consent_id: z.string().optional(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'JournalEntry' })

const page = z
  .object({
    entries: z.array(entry),
    next: z.string().optional().describe('The `after` of the next page; absent on the last one.'),
  })
  .meta({ id: 'JournalPage' })

/** The position after an entry, as the value of `next` encodes it: the time and the id of the entry. */
const position = text().regex(/^\S{1,40} \w{1,64}$/, 'is not a position in the journal: send the value of next')

export function journalEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-search-journal',
    summary: 'Entries of the journal, newest first. What is not named is not asked.',
    method: 'GET',
    path: '/journal',
    role: 'auditor',
    query: z.object({
      kind: words(journalKinds).optional(),
      action: listed(journalActions).optional(),
      actor_id: text().optional(),
      client_id: text().optional(),
      provider_id: providerId.optional(),
      consent_id: text().optional(),
      from: text().optional().describe('A moment such as 2026-11-22T05:20:00Z.'),
      until: text().optional().describe('Not included.'),
      after: position.optional(),
      limit: limit(100, 500),
    }),
    schema: page,
    async handle({ query }) {
      const question = {
        kind: query.kind,
        action: query.action,
        actorId: query.actor_id,
        clientId: query.client_id,
        providerId: query.provider_id,
        consentId: query.consent_id,
        from: query.from === undefined ? undefined : readMoment(query.from, 'from'),
        until: query.until === undefined ? undefined : readMoment(query.until, 'until'),
      }
      const [at = '', journalEntryId = ''] = query.after?.split(' ') ?? []
      const after = at === '' ? undefined : { at: readMoment(at, 'after'), journalEntryId }
      const found = await searchJournal(parts.database, question, query.limit + 1, after)
      const last = found.length > query.limit ? found[query.limit - 1] : undefined
      return {
        entries: found.slice(0, query.limit).map(writeEntry),
        next: last && `${last.at.toString()} ${last.journalEntryId}`,
      }
    },
  })
}

function readMoment(text: string, name: string): Temporal.Instant {
  const moment = readInstant(text)
  if (moment) return moment
  throw new Problem('invalid_request', `${name}: is not a time such as 2026-11-22T05:20:00Z`)
}

export function writeEntry(line: JournalLine): z.infer<typeof entry> {
  return {
    journal_entry_id: line.journalEntryId,
    at: line.at.toString(),
    kind: line.kind,
    action: line.action,
    actor: line.actor,
    request_id: line.requestId,
    client_id: line.clientId,
    provider_id: line.providerId,
    customer_id: line.customerId,
    consent_id: line.consentId,
    detail: line.detail,
  }
}
