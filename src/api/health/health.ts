// Health endpoints for load balancers and monitoring: liveness and readiness.

import { z } from 'zod'
import { json, retryAfter } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint, type Conventions } from '../../platform/http/endpoint.ts'
import { openReadinessCheck, type ReadinessParts } from './check-readiness.ts'

const health = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    reasons: z.array(z.string()).optional().describe('What keeps the server from serving, in sentences.'),
  })
  .meta({ id: 'Health' })

const conventions: Conventions = {
  name: 'health',
  wire: { error: health, errorExample: { status: 'unavailable' } },
  headers: () => ({ 'cache-control': 'no-store' }),
  problem: (problem) => json(problem ? 400 : 503, { status: 'unavailable' }),
}

export function healthEndpoints(parts: ReadinessParts): readonly Endpoint[] {
  const checkReadiness = openReadinessCheck(parts)
  return [
    endpoint({
      name: 'live',
      summary: 'Answers while the process runs.',
      method: 'GET',
      path: '/health/live',
      access: anyone,
      evenWhenBusy: true,
      conventions,
      answers: { 200: { description: 'It runs.', content: 'application/json', schema: health } },
      handle: () => json(200, { status: 'ok' }),
    }),
    endpoint({
      name: 'ready',
      summary:
        'Answers 200 while bank data can be given out, which the journal must record first; 503 otherwise, with the reasons.',
      method: 'GET',
      path: '/health/ready',
      access: anyone,
      evenWhenBusy: true,
      conventions,
      answers: {
        200: { description: 'It can serve.', content: 'application/json', schema: health },
        503: {
          description: 'It cannot serve now: the database does not answer or takes no changes, or the clock is wrong.',
          content: 'application/json',
          schema: health,
        },
      },
      async handle() {
        const reasons = await checkReadiness()
        return reasons.length === 0
          ? json(200, { status: 'ok' })
          : json(503, { status: 'unavailable', reasons }, retryAfter(undefined, 503))
      },
    }),
  ]
}
