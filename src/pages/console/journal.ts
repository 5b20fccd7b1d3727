// The page of the journal: a filter by action, actor, object and time, and the entries that match.

import { z } from 'zod'
import { listClientRecords } from '../../domain/clients/client-record.ts'
import { journalActions, journalKinds } from '../../domain/journal/journal-action.ts'
import { searchJournal, type JournalPlace } from '../../domain/journal/search-journal.ts'
import { findOperatorNames } from '../../domain/operators/find-operator-names.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import { providerId } from '../../operations/fields.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { listed, text, words } from '../../platform/http/request-fields.ts'
import { readInstant } from '../../platform/http/request-moment.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { browserMoment, optional, optionalText } from './query-fields.ts'
import { journalView } from './views/journal.ts'

/** The number of entries on a page. */
const PAGE_SIZE = 100

/** The position after which the next page begins: the time and the id of an entry. */
const position = text()
  .regex(/^\S{1,40} \w{1,64}$/, 'is not a position in the journal')
  .transform((typed, checked): JournalPlace => {
    const [moment = '', journalEntryId = ''] = typed.split(' ')
    const at = readInstant(moment)
    if (at) return { at, journalEntryId }
    checked.addIssue({ code: 'custom', message: 'is not a position in the journal' })
    return z.NEVER
  })

export function journalEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'search-journal',
    summary: 'Searches the journal by kind, action, actor, recipient, provider, consent and time.',
    method: 'GET',
    path: paths.journal,
    role: 'auditor',
    query: {
      kind: optional(words(journalKinds)),
      action: optional(listed(journalActions, 'is not known: choose one of the list')),
      actor: optionalText,
      recipient: optionalText,
      provider: optional(providerId),
      consent: optionalText,
      from: optional(browserMoment),
      until: optional(browserMoment),
      after: optional(position),
    },
    async handle({ query: { actor, recipient, provider, consent, after, ...rest }, ...request }) {
      const question = { ...rest, actorId: actor, clientId: recipient, providerId: provider, consentId: consent }
      const found = await searchJournal(parts.database, question, PAGE_SIZE + 1, after)
      const view = journalView({
        viewing: request,
        question,
        entries: found.slice(0, PAGE_SIZE),
        hasMore: found.length > PAGE_SIZE,
        names: await findOperatorNames(parts.database),
        recipients: await listClientRecords(parts.database),
        providers: await listProviders(parts.database),
      })
      return consolePage(200, view)
    },
  })
}
