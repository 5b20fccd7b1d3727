// The pages of consents: search, one consent with all that happened under it, and its end by the operator.

import { revokeConsent } from '../../domain/consents/revoke-consent.ts'
import { findAccountHandles, findConsentRecord, searchConsents } from '../../domain/consents/search-consents.ts'
import { followConsent } from '../../domain/consents/follow-consent.ts'
import { act } from '../../domain/journal/act.ts'
import { findOperatorNames } from '../../domain/operators/find-operator-names.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import { listClientRecords } from '../../domain/clients/client-record.ts'
import { redirect } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { asked, askedProvider, demandReason } from './asked.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { consentPath, consentsView, consentView } from './views/consents.ts'
import type { ConsoleParts } from './visit.ts'

const PAGE = 50

/** Entries of the journal on the page of one consent. */
const MOST_ENTRIES = 200

export function consentEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [searchEndpoint(parts), showEndpoint(parts), revokeEndpoint(parts)]
}

function searchEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'search-consents',
    summary: 'Searches consents by recipient, provider, and the reference of the consent or its customer.',
    method: 'GET',
    path: '/consents',
    role: 'auditor',
    asks: ['recipient', 'provider', 'reference', 'before'],
    async handle(visit) {
      const { call } = visit
      const which = {
        clientId: asked(call, 'recipient'),
        providerId: askedProvider(call),
        reference: asked(call, 'reference'),
      }
      const found = await searchConsents(parts.database, which, PAGE + 1, asked(call, 'before'))
      const view = consentsView({
        viewing: visit,
        which,
        consents: found.slice(0, PAGE),
        hasMore: found.length > PAGE,
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
    path: '/consents/:consentId',
    role: 'auditor',
    async handle(visit) {
      const { database, clock } = parts
      const consentId = visit.call.params['consentId'] ?? ''
      const consent = await findConsentRecord(database, consentId)
      if (!consent) throw new Problem('not_found', 'There is no such consent.')
      const view = consentView({
        viewing: visit,
        consent,
        accounts: await findAccountHandles(database, consentId),
        entries: await followConsent(database, consentId, MOST_ENTRIES),
        names: await findOperatorNames(database),
        now: clock.now(),
        mayChange: hasRole(visit.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}

function revokeEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'revoke-consent',
    summary: 'Revokes a consent, with the reason.',
    method: 'POST',
    path: '/consents/:consentId/revoke',
    role: 'operator',
    async handle({ by, call }) {
      const consentId = call.params['consentId'] ?? ''
      const reason = demandReason(call)
      await act(parts, by, (act) => revokeConsent(act, consentId, reason))
      return redirect(consentPath(consentId))
    },
  })
}
