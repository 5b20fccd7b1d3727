// A sign-in at a sandbox bank as it is stored, and every step it can take. Each step is one conditional statement: of
// requests that race for it one wins, and the others learn that they did not.

import type { Database } from '../../../database/open.ts'
import type { Language, SignInRequest } from '../../../domain/retrieval/connector.ts'

export type SignIn = {
  readonly sign_in_id: string
  readonly provider_id: number
  readonly return_uri: string
  readonly state: string
  readonly language: Language
  readonly browser_hash: string | null
  readonly step: 'password' | 'question' | 'signed_in' | 'redeemed'
  readonly bank_customer_id: string | null
  /** The number of security questions answered rightly, which is the index of the next one. */
  readonly answered: number
  readonly failures: number
  readonly expires_at: Temporal.Instant
}

const SIGN_IN_MINUTES = 10

/** The number of wrong passwords and answers after which the sign-in ends. The table has the same limit. */
export const MAX_FAILURES = 5

export type NewSignIn = Pick<SignInRequest, 'returnUri' | 'state' | 'language'> & {
  readonly id: string
  readonly providerId: number
  readonly now: Temporal.Instant
}

/** Also deletes sign-ins that expired an hour ago, so that the table stays small. */
export async function storeSignIn(database: Database, { id, providerId, now, ...request }: NewSignIn): Promise<void> {
  await database.run('delete from sandbox_sign_in where expires_at < $1', [now.subtract({ hours: 1 })])
  await database.run(
    `insert into sandbox_sign_in (sign_in_id, provider_id, return_uri, state, language, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, providerId, request.returnUri, request.state, request.language, now, now.add({ minutes: SIGN_IN_MINUTES })],
  )
}

export async function findSignIn(database: Database, id: string): Promise<SignIn | undefined> {
  const [row] = await database.run<SignIn>(
    `select sign_in_id, provider_id, return_uri, state, language, browser_hash, step, bank_customer_id, answered,
       failures, expires_at
     from sandbox_sign_in where sign_in_id = $1`,
    [id],
  )
  return row
}

/** Returns false if another browser was first. */
export async function bindToBrowser(database: Database, id: string, browserHash: string): Promise<boolean> {
  const bound = await database.run(
    `update sandbox_sign_in set browser_hash = $2 where sign_in_id = $1 and browser_hash is null returning 1`,
    [id, browserHash],
  )
  return bound.length === 1
}

/** Returns the failures so far; `undefined` if the sign-in was no longer at this step, or had ended. */
export async function countFailure(database: Database, id: string, step: SignIn['step']): Promise<number | undefined> {
  const [row] = await database.run<{ failures: number }>(
    `update sandbox_sign_in set failures = failures + 1
     where sign_in_id = $1 and step = $2 and failures < $3 returning failures`,
    [id, step, MAX_FAILURES],
  )
  return row?.failures
}

/** The state after a right password or answer: the next question, or the end with the hash of its code. */
export type NextStep = {
  readonly bankCustomerId: string
  readonly language: Language
  readonly answered: number
  /** `undefined` while questions remain. */
  readonly codeHash: string | undefined
}

/** Returns false if another request has moved the sign-in on since it was read, or it had ended. */
export async function advance(database: Database, signIn: SignIn, next: NextStep): Promise<boolean> {
  const moved = await database.run(
    `update sandbox_sign_in set step = $2, bank_customer_id = $3, language = $4, answered = $5, code_hash = $6
     where sign_in_id = $1 and step = $7 and answered = $8 and failures < $9 returning 1`,
    [
      signIn.sign_in_id,
      next.codeHash === undefined ? 'question' : 'signed_in',
      next.bankCustomerId,
      next.language,
      next.answered,
      next.codeHash ?? null,
      signIn.step,
      signIn.answered,
      MAX_FAILURES,
    ],
  )
  return moved.length === 1
}

export type Redemption = {
  readonly signInId: string
  readonly providerId: number
  readonly state: string
  readonly codeHash: string
  readonly now: Temporal.Instant
}

export type Redeemed = { readonly bank_customer_id: string; readonly language: Language }

/** Takes the code, which is good once, for the sign-in and the state that it was made for. */
export async function redeem(
  database: Database,
  { signInId, providerId, state, codeHash, now }: Redemption,
): Promise<Redeemed | undefined> {
  const [row] = await database.run<Redeemed>(
    `update sandbox_sign_in set step = 'redeemed'
     where code_hash = $1 and provider_id = $2 and state = $3 and sign_in_id = $5
       and step = 'signed_in' and expires_at > $4
     returning bank_customer_id, language`,
    [codeHash, providerId, state, now, signInId],
  )
  return row
}
