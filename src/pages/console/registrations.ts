// The pages of registrations: those in each state, one with its history, and the steps that an operator takes.

import { findOperatorNames } from '../../domain/operators/find-operator-names.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { changeRegistration } from '../../domain/registrations/change-registration.ts'
import { countRegistrations, findRegistrations } from '../../domain/registrations/find-registrations.ts'
import { findNameWarnings } from '../../domain/names/name-warnings.ts'
import {
  registrationStatuses,
  registrationVerbs,
  transitions,
  type RegistrationStatus,
  type RegistrationVerb,
} from '../../domain/registrations/registration.ts'
import { findRegistrationSteps } from '../../domain/registrations/registration-step.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { asked, demandReason, providerIdOf } from './asked.ts'
import { consoleAction, consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { registrationPath, registrationsView, registrationView } from './views/registrations.ts'
import type { ConsoleParts } from './visit.ts'

/** Rows of the page. */
const MOST_SHOWN = 200

export function registrationEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [listEndpoint(parts), showEndpoint(parts), changeEndpoint(parts)]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-registrations',
    summary: 'Shows the registrations in one state: first those that wait for the operator.',
    method: 'GET',
    path: '/registrations',
    role: 'viewer',
    asks: ['status'],
    async handle(visit) {
      const counts = await countRegistrations(parts.database)
      const status =
        askedStatus(visit.call) ?? registrationStatuses.find((one) => counts[one] !== undefined) ?? 'PENDING_APPROVAL'
      const registrations = await findRegistrations(parts.database, { status }, MOST_SHOWN)
      return consolePage(200, registrationsView({ viewing: visit, counts, status, registrations }))
    },
  })
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-registration',
    summary: 'Shows one registration, who changed it, when and why.',
    method: 'GET',
    path: '/registrations/:clientId/:providerId',
    role: 'viewer',
    async handle(visit) {
      const which = idsOf(visit.call)
      const [registration] = await findRegistrations(parts.database, which, 1)
      if (!registration) throw new Problem('not_found', 'There is no such registration.')
      const view = registrationView({
        viewing: visit,
        registration,
        steps: await findRegistrationSteps(parts.database, which.clientId, which.providerId),
        names: await findOperatorNames(parts.database),
        warnings: await findNameWarnings(parts.database, which.clientId, registration.clientName),
        mayChange: hasRole(visit.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}

function changeEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'change-registration',
    summary: 'Approves, activates, rejects, reopens, suspends or lifts a registration.',
    path: '/registrations/:clientId/:providerId/:verb',
    asks: ['from'],
    does(act, { call }) {
      const verb = verbOf(call)
      const reason = transitions[verb].needsReason ? demandReason(call) : undefined
      return changeRegistration(act, verb, { ...idsOf(call), status: seenStatus(call) }, reason)
    },
    next: ({ call }) => registrationPath(idsOf(call)),
  })
}

/** The status that the operator had on the screen: whoever was first in the meantime has won. */
function seenStatus(call: Call): RegistrationStatus {
  const seen = registrationStatuses.find((status) => status === asked(call, 'from'))
  if (seen) return seen
  throw new Problem('invalid_request', 'Say what the registration was when you decided. Open its page again.')
}

function askedStatus(call: Call): RegistrationStatus | undefined {
  return registrationStatuses.find((status) => status === asked(call, 'status'))
}

function idsOf({ params }: Call): { readonly clientId: string; readonly providerId: number } {
  return { clientId: params['clientId'] ?? '', providerId: providerIdOf(params['providerId'] ?? '') }
}

function verbOf({ params }: Call): RegistrationVerb {
  const verb = registrationVerbs.find((known) => known === params['verb'])
  if (verb) return verb
  throw new Problem('not_found', 'There is no such step of a registration.')
}
