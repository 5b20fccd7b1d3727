// Health: whether the process lives, and whether it can serve. For load balancers and for whoever watches.

import { z } from 'zod'
import type { Database } from '../../database/open.ts'
import { json } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint, type Manners } from '../../platform/http/endpoint.ts'

const health = z.object({ status: z.enum(['ok', 'unavailable']) }).meta({ id: 'Health' })

const manners: Manners = {
  name: 'health',
  wire: { error: health, errorExample: { status: 'unavailable' } },
  headers: () => ({ 'cache-control': 'no-store' }),
  problem: (problem) => json(problem ? 400 : 503, { status: 'unavailable' }),
}

export function healthEndpoints(database: Database): readonly Endpoint[] {
  return [
    endpoint({
      name: 'live',
      summary: 'Answers while the process runs.',
      method: 'GET',
      path: '/health/live',
      access: anyone,
      manners,
      answers: { 200: { description: 'It runs.', content: 'application/json', schema: health } },
      handle: () => json(200, { status: 'ok' }),
    }),
    endpoint({
      name: 'ready',
      summary: 'Answers 200 while the database does; 503 otherwise.',
      method: 'GET',
      path: '/health/ready',
      access: anyone,
      manners,
      answers: {
        200: { description: 'It can serve.', content: 'application/json', schema: health },
        503: { description: 'The database does not answer.' },
      },
      async handle() {
        await database.run('select 1', [])
        return json(200, { status: 'ok' })
      },
    }),
  ]
}
