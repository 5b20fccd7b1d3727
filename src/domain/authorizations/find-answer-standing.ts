// Whether the answer of an authorization may be sent again: a code that an app redeems twice ends what it gave (RFC 6749 4.1.2).

import type { Database } from '../../database/open.ts'
import { hashSecret } from '../../platform/secret.ts'
import type { Authorization } from './authorization.ts'
import { CODE_LIFE } from './decide.ts'

/** `repeatable`: it carries no code. `waiting`: nobody has redeemed its code yet. `over`: it is worth nothing any more. */
export type AnswerStanding = 'repeatable' | 'waiting' | 'over'

export async function findAnswerStanding(
  database: Database,
  { decidedAt, uri }: NonNullable<Authorization['answer']>,
  at: Temporal.Instant,
): Promise<AnswerStanding> {
  if (Temporal.Instant.compare(at, decidedAt.add(CODE_LIFE)) >= 0) return 'over'
  const code = new URL(uri).searchParams.getAll('code').at(-1)
  if (code === undefined) return 'repeatable'
  const row = await database.read
    .selectFrom('authorization_code')
    .select('used_at')
    .where('code_hash', '=', hashSecret(code))
    .executeTakeFirst()
  if (!row) return 'repeatable'
  return row.used_at === null ? 'waiting' : 'over'
}
