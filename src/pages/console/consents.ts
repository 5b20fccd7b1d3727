// The pages of consents: the search, and one consent with its journal entries and its revocation.

import { listClientRecords } from '../../domain/clients/client-record.ts'
import { followConsent } from '../../domain/consents/follow-consent.ts'
import { findAccountHandles, findConsentRecord, searchConsents } from '../../domain/consents/search-consents.ts'
import { findOperatorNames } from '../../domain/operators/find-operator-names.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import { revokeConsent } from '../../operations/consents.ts'
import { providerId } from '../../operations/fields.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { optional, optionalText } from './query-fields.ts'
import { consentsView, consentView } from './views/consents.ts'

/** The number of rows on a page of the search. */
const PAGE_SIZE = 50

/** The maximum number of journal entries on the page of one consent. */
const MAX_ENTRIES = 200

export function consentEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    searchEndpoint(parts),
    showEndpoint(parts),
    consoleOperation(parts, revokeConsent, { path: paths.revokeConsent }),
  ]
}

function searchEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'search-consents',
    summary: 'Searches consents by recipient, provider, and the reference of the consent or its customer.',
    method: 'GET',
    path: paths.consents,
    role: 'auditor',
    query: { recipient: optionalText, provider: optional(providerId), reference: optionalText, before: optionalText },
    async handle({ query, ...request }) {
      const filter = { clientId: query.recipient, providerId: query.provider, reference: query.reference }
      const found = await searchConsents(parts.database, filter, PAGE_SIZE + 1, query.before)
      const view = consentsView({
        viewing: request,
        filter,
        consents: found.slice(0, PAGE_SIZE),
        hasMore: found.length > PAGE_SIZE,
        now: parts.clock.now(),
        recipients: await listClientRecords(parts.database),
        providers: await listProviders(parts.database),
      })
      return consolePage(200, view)
    },
  })
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-consent',
    summary: 'Shows one consent: what it opens, and who read what under it.',
    method: 'GET',
    path: paths.consent,
    role: 'auditor',
    params: { consentId: text() },
    async handle({ params: { consentId }, ...request }) {
      const { database, clock } = parts
      const consent = await findConsentRecord(database, consentId)
      if (!consent) throw new Problem('not_found', 'There is no such consent.')
      const view = consentView({
        viewing: request,
        consent,
        accounts: await findAccountHandles(database, consentId),
        entries: await followConsent(database, consentId, MAX_ENTRIES),
        names: await findOperatorNames(database),
        now: clock.now(),
        mayChange: hasRole(request.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}
