// What is answered to a browser that comes after the decision: a code that an app redeems twice ends what it gave (RFC 6749 4.1.2).

import type { Database } from '../../database/open.ts'
import { hashSecret } from '../../platform/secret.ts'
import { isRepeatable, type AuthorizationStep } from './authorization-flow.ts'
import type { Authorization, AuthorizationAnswer } from './authorization.ts'
import { CODE_LIFE } from './decide.ts'

/**
 * - `send`: the browser is sent to the app with the answer.
 * - `offer`: the customer is told that it was decided, and may ask for the answer: the step `go-to-app`.
 * - `over`: the customer is told that it was decided. The answer is worth nothing any more.
 */
export type Repeat = 'send' | 'offer' | 'over'

/**
 * For a minute an answer without a code is sent to any step; one with a code, until it was redeemed, only to a step
 * whose repeat the flow allows.
 */
export async function decideRepeat(
  database: Database,
  at: Temporal.Instant,
  authorization: Extract<Authorization, { readonly status: 'decided' }>,
  step: AuthorizationStep,
): Promise<Repeat> {
  const { answer } = authorization
  if (Temporal.Instant.compare(at, answer.decidedAt.add(CODE_LIFE)) >= 0) return 'over'
  const code = await findCode(database, answer)
  if (code === undefined) return 'send'
  if (code.isUsed) return 'over'
  return isRepeatable(step, authorization) ? 'send' : 'offer'
}

async function findCode(
  { read }: Database,
  { uri }: AuthorizationAnswer,
): Promise<{ readonly isUsed: boolean } | undefined> {
  const code = new URL(uri).searchParams.getAll('code').at(-1)
  if (code === undefined) return undefined
  const row = await read
    .selectFrom('authorization_code')
    .select('used_at')
    .where('code_hash', '=', hashSecret(code))
    .executeTakeFirst()
  return row && { isUsed: row.used_at !== null }
}
