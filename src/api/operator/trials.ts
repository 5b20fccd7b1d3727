// Trials of banks in the operator's API: beginning one, and what it has found so far.

import { z } from 'zod'
import { signInAddressOf } from '../../domain/trials/sign-in-address.ts'
import { demandTrial, type Trial } from '../../domain/trials/trial.ts'
import { tryBank } from '../../operations/trials.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
import type { OperatorParts } from './parts.ts'
import { finding, moment } from './schemas.ts'

const step = finding
  .extend({
    request_id: z.string().describe('Sent to the bank as x-fapi-interaction-id; the log has it, too.'),
  })
  .meta({ id: 'OperatorTrialStep' })

const trial = z
  .object({
    trial_id: z.string(),
    provider_id: z.int(),
    begun_at: moment,
    ends_at: moment.describe('Until then an operator must have signed in at the bank.'),
    state: z
      .enum(['checking', 'waiting', 'reading', 'done', 'over'])
      .describe('waiting: an operator opens sign_in_address. over: it took too long, and ends so.'),
    sign_in_address: z.string().describe('To be opened by an operator, in a browser.'),
    steps: z.array(step).describe('In the order in which they were made. None says anything of a customer.'),
  })
  .meta({ id: 'OperatorTrial' })

const begun = trial.pick({ trial_id: true, sign_in_address: true }).meta({ id: 'OperatorBegunTrial' })

export function trialEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    operatorOperation(parts, tryBank, {
      method: 'POST',
      path: '/providers/:provider_id/trials',
      answer: {
        schema: begun,
        write: (id, { provider_id: providerId }) => ({
          trial_id: id,
          sign_in_address: signInAddressOf(parts.issuer, { id, providerId }),
        }),
      },
    }),
    operatorEndpoint(parts, {
      name: 'operator-get-trial',
      summary: "A trial of a provider's bank, with the steps that were made so far.",
      method: 'GET',
      path: '/trials/:trial_id',
      role: 'viewer',
      params: z.object({ trial_id: text() }),
      schema: trial,
      problems: { 404: 'There is no such trial, or it is older than 30 days.' },
      handle: async ({ params }) => write(parts, await demandTrial(parts.database, parts.clock.now(), params.trial_id)),
    }),
  ]
}

function write({ issuer }: OperatorParts, found: Trial): z.infer<typeof trial> {
  const { id, providerId, begunAt, endsAt, state, steps } = found
  return {
    trial_id: id,
    provider_id: providerId,
    begun_at: begunAt.toString(),
    ends_at: endsAt.toString(),
    state,
    sign_in_address: signInAddressOf(issuer, found),
    steps: steps.map(({ requestId, ...rest }) => ({ ...rest, request_id: requestId })),
  }
}
