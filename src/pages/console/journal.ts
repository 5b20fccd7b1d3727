// The page of the journal: every change and every read, filtered by what it was, who did it, about what and when.

import {
  journalActions,
  journalKinds,
  type JournalAction,
  type JournalKind,
} from '../../domain/journal/journal-action.ts'
import { searchJournal, type JournalPlace } from '../../domain/journal/search-journal.ts'
import { findOperatorNames } from '../../domain/operators/find-operator-names.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import { listClientRecords } from '../../domain/clients/client-record.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { shorten } from '../../platform/http/request-fields.ts'
import { meantName } from '../../platform/nearest-name.ts'
import { readInstant } from '../../platform/http/request-moment.ts'
import { Problem } from '../../platform/problem.ts'
import { asked, askedProvider } from './asked.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { journalView } from './views/journal.ts'
import type { ConsoleParts } from './visit.ts'

const PAGE = 100

export function journalEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'search-journal',
    summary: 'Searches the journal by kind, action, actor, recipient, provider, consent and time.',
    method: 'GET',
    path: '/journal',
    role: 'auditor',
    asks: ['kind', 'action', 'actor', 'recipient', 'provider', 'consent', 'from', 'until', 'after'],
    async handle(visit) {
      const { call } = visit
      const question = {
        kind: askedKind(call),
        action: askedAction(call),
        actorId: asked(call, 'actor'),
        clientId: asked(call, 'recipient'),
        providerId: askedProvider(call),
        consentId: asked(call, 'consent'),
        from: askedMoment(call, 'from'),
        until: askedMoment(call, 'until'),
      }
      const found = await searchJournal(parts.database, question, PAGE + 1, askedPlace(call))
      const view = journalView({
        viewing: visit,
        question,
        entries: found.slice(0, PAGE),
        hasMore: found.length > PAGE,
        names: await findOperatorNames(parts.database),
        recipients: await listClientRecords(parts.database),
        providers: await listProviders(parts.database),
      })
      return consolePage(200, view)
    },
  })
}

/** Throws `invalid_request`. */
function askedKind(call: Call): JournalKind | undefined {
  const text = asked(call, 'kind')
  const kind = journalKinds.find((known) => known === text)
  if (kind !== undefined || text === undefined) return kind
  throw new Problem('invalid_request', `The kind is one of ${journalKinds.join(', ')}.`)
}

/** Throws `invalid_request`. */
function askedAction(call: Call): JournalAction | undefined {
  const text = asked(call, 'action')
  const action = journalActions.find((known) => known === text)
  if (action !== undefined || text === undefined) return action
  const written = shorten(text)
  const meant = meantName(text, journalActions)
  if (meant === undefined)
    throw new Problem('invalid_request', `There is no action ${written}. Choose one of the list.`)
  throw new Problem('invalid_request', `There is no action ${written}. Did you mean ${meant}?`)
}

/** As a browser writes it, in UTC: `2026-11-22T05:20`. Throws `invalid_request`. */
function askedMoment(call: Call, name: string): Temporal.Instant | undefined {
  const text = asked(call, name)
  return text === undefined ? undefined : readMoment(`${text}Z`, name)
}

function askedPlace(call: Call): JournalPlace | undefined {
  const [at = '', journalEntryId = ''] = asked(call, 'after')?.split(' ') ?? []
  return at === '' ? undefined : { at: readMoment(at, 'after'), journalEntryId }
}

function readMoment(text: string, name: string): Temporal.Instant {
  const moment = readInstant(text)
  if (moment) return moment
  throw new Problem('invalid_request', `${name} is not a moment such as 2026-11-22T05:20.`)
}
