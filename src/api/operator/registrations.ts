// Registrations in the operator's API: the list, one with its steps, and changing the status of one.

import { z } from 'zod'
import { findRegistrations, type RegistrationLine } from '../../domain/registrations/find-registrations.ts'
import { findNameWarnings } from '../../domain/names/name-warnings.ts'
import { registrationStatuses } from '../../domain/registrations/registration.ts'
import { findRegistrationSteps } from '../../domain/registrations/registration-step.ts'
import { providerId } from '../../operations/fields.ts'
import { changeRegistration } from '../../operations/registrations.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text, words } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
import type { OperatorParts } from './parts.ts'
import { actor, limit, moment } from './schemas.ts'

const status = z.enum(registrationStatuses)

export const registration = z
  .object({
    client_id: z.string(),
    client_name: z.string(),
    provider_id: z.int(),
    provider_name: z.string(),
    registration_status: status,
    requested_at: moment,
    changed_at: moment,
  })
  .meta({ id: 'OperatorRegistration' })

const registrationWithSteps = registration
  .extend({
    name_warnings: z
      .object({
        look_alikes: z.array(z.object({ client_id: z.string(), name: z.string(), organization_name: z.string() })),
        names_inside: z.array(z.string()).describe('Of banks, and our own.'),
      })
      .describe('What customers might take the app for.'),
    steps: z.array(z.object({ registration_status: status, at: moment, actor, reason: z.string().optional() })),
  })
  .meta({ id: 'OperatorRegistrationDetail' })

const which = { client_id: text(), provider_id: providerId }

const PATH = '/registrations/:client_id/:provider_id'

const unknown = { 404: 'There is no such registration.' }

export function registrationEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    showEndpoint(parts),
    operatorOperation(parts, changeRegistration, {
      method: 'POST',
      path: `${PATH}/:verb`,
      answer: {
        schema: registrationWithSteps,
        write: (_result, { client_id, provider_id }) => show(parts, client_id, provider_id),
      },
    }),
  ]
}

function listEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-registrations',
    summary: 'Registrations of every organization: those that have waited longest come first.',
    method: 'GET',
    path: '/registrations',
    role: 'viewer',
    query: z.object({
      status: words(registrationStatuses).optional(),
      client_id: text().optional(),
      provider_id: providerId.optional(),
      limit: limit(200, 1000),
    }),
    schema: z.array(registration),
    async handle({ query: { status, client_id: clientId, provider_id, limit } }) {
      const filter = { status, clientId, providerId: provider_id }
      return (await findRegistrations(parts.database, filter, limit)).map(writeRegistration)
    },
  })
}

function showEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-get-registration',
    summary: 'One registration, with who changed it, when and why.',
    method: 'GET',
    path: PATH,
    role: 'viewer',
    params: z.object(which),
    schema: registrationWithSteps,
    problems: unknown,
    handle: ({ params }) => show(parts, params.client_id, params.provider_id),
  })
}

async function show({ database }: OperatorParts, clientId: string, provider: number) {
  const [found] = await findRegistrations(database, { clientId, providerId: provider }, 1)
  if (!found) throw new Problem('not_found', 'There is no such registration.')
  const steps = await findRegistrationSteps(database, clientId, provider)
  const { lookAlikes, namesInside } = await findNameWarnings(database, clientId, found.clientName)
  return {
    ...writeRegistration(found),
    name_warnings: {
      look_alikes: lookAlikes.map((other) => ({
        client_id: other.clientId,
        name: other.name,
        organization_name: other.organization,
      })),
      names_inside: namesInside,
    },
    steps: steps.map(({ status, at, actor, reason }) => ({
      registration_status: status,
      at: at.toString(),
      actor,
      reason,
    })),
  }
}

export function writeRegistration(line: RegistrationLine): z.infer<typeof registration> {
  return {
    client_id: line.clientId,
    client_name: line.clientName,
    provider_id: line.providerId,
    provider_name: line.providerName.en,
    registration_status: line.status,
    requested_at: line.requestedAt.toString(),
    changed_at: line.changedAt.toString(),
  }
}
