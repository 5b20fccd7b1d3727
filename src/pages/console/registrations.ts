// The pages of registrations: a list per status, one with its history, and the forms that change its status.

import { findNameWarnings } from '../../domain/names/name-warnings.ts'
import { findOperatorNames } from '../../domain/operators/find-operator-names.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { countRegistrations, findRegistrations } from '../../domain/registrations/find-registrations.ts'
import { registrationStatuses } from '../../domain/registrations/registration.ts'
import { findRegistrationSteps } from '../../domain/registrations/registration-step.ts'
import { providerId } from '../../operations/fields.ts'
import { changeRegistration } from '../../operations/registrations.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text, words } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { optional } from './query-fields.ts'
import { registrationsView, registrationView } from './views/registrations.ts'

/** The maximum number of rows. */
const MAX_ROWS = 200

export function registrationEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    showEndpoint(parts),
    consoleOperation(parts, changeRegistration, { path: paths.changeRegistration, query: ['from'] }),
  ]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-registrations',
    summary: 'Shows the registrations in one state: first those that wait for the operator.',
    method: 'GET',
    path: paths.registrations,
    role: 'viewer',
    query: { status: optional(words(registrationStatuses)) },
    async handle({ query, ...request }) {
      const counts = await countRegistrations(parts.database)
      const status = query.status ?? registrationStatuses.find((one) => counts[one] !== undefined) ?? 'PENDING_APPROVAL'
      const registrations = await findRegistrations(parts.database, { status }, MAX_ROWS)
      return consolePage(200, registrationsView({ viewing: request, counts, status, registrations }))
    },
  })
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-registration',
    summary: 'Shows one registration, who changed it, when and why.',
    method: 'GET',
    path: paths.registration,
    role: 'viewer',
    params: { clientId: text(), providerId },
    async handle({ params, ...request }) {
      const { database } = parts
      const { clientId, providerId } = params
      const [registration] = await findRegistrations(database, params, 1)
      if (!registration) throw new Problem('not_found', 'There is no such registration.')
      const view = registrationView({
        viewing: request,
        registration,
        steps: await findRegistrationSteps(database, clientId, providerId),
        names: await findOperatorNames(database),
        warnings: await findNameWarnings(database, clientId, registration.clientName),
        mayChange: hasRole(request.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}
