// Making the providers as a list says, for who keeps the list in git: one call that changes what differs, or tells it.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { list, members } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { performPlan, planProviders, wantedProvider } from './plan-providers.ts'

const MOST_PROVIDERS = 1000

const wanted = members({
  providers: list(wantedProvider).max(MOST_PROVIDERS),
  prune: z.boolean().default(false).describe('Disables the active providers that are not in the list.'),
  dry_run: z.boolean().default(false).describe('Changes nothing, and tells what would change.'),
})

const outcome = z.object({
  changes: z
    .array(z.object({ provider_id: z.int(), lines: z.array(z.string()) }))
    .describe('What changed, a line for each member; no secret is in it.'),
  problems: z
    .array(z.object({ index: z.int(), member: z.string(), message: z.string() }))
    .describe('What is wrong with the list; without a dry run such a list is refused.'),
})

export function applyProvidersEndpoint(parts: OperatorParts): Endpoint {
  const { database, vault, banks } = parts
  return operatorEndpoint(parts, {
    name: 'operator-apply-providers',
    summary:
      'Makes the providers as a list says, all of them or none. A second call with the same list changes nothing.',
    method: 'POST',
    path: '/providers/apply',
    role: 'operator',
    longBody: true,
    body: wanted,
    problems: { 409: 'Somebody else has changed a provider meanwhile.' },
    schema: outcome,
    async handle({ caller, body }) {
      const plan = await planProviders({ database, vault, connectors: banks.connectors }, body)
      if (!body.dry_run) {
        demandNoProblem(plan.problems)
        if (plan.changes.length > 0) await act(parts, caller.by, (act) => performPlan(act, plan))
      }
      const changes = plan.changes.map(({ providerId, lines }) => ({ provider_id: providerId, lines }))
      return { changes, problems: plan.problems }
    },
  })
}

function demandNoProblem(problems: Awaited<ReturnType<typeof planProviders>>['problems']): void {
  if (problems.length === 0) return
  const all = problems.map(({ index, member, message }) => `providers.${index}.${member}: ${message}`)
  throw new Problem('invalid_request', all.join('; '))
}
