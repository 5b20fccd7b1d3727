// Proves an operator by a password and a second factor: a one-time code, or a recovery code in its place.

import { siteOf } from '../../platform/http/caller-network.ts'
import type { Vault } from '../../platform/secret.ts'
import { act, bySystem, type Act, type By, type Stage } from '../journal/act.ts'
import {
  attemptKeys,
  ATTEMPTS_UNTIL_LOCK,
  forgetAttempts,
  takeAttempt,
  type AttemptKeys,
  type Blocked,
} from './attempt.ts'
import { stepOfCode, TOTP_SECRET } from './one-time-code.ts'
import { plainUserName } from './operator.ts'
import type { Passwords } from './password.ts'
import type { Purpose } from './purpose.ts'
import { looksLikeRecoveryCode, recoveryCodeMac, takeRecoveryCode } from './recovery-code.ts'

export type ProofParts = Stage & { readonly vault: Vault; readonly passwords: Passwords }

/** As it was typed. */
export type Credentials = { readonly userName: string; readonly password: string; readonly code: string }

/** `refused` does not say whether the user name, the password or the code was wrong. */
export type PasswordOutcome<Result> = Result | Blocked | { readonly because: 'refused' }

const FIND = `select operator_id, password_hash, totp_secret_sealed, totp_step,
    exists (select from operator_recovery_code c where c.operator_id = o.operator_id and c.code_mac = $2) as has_code
  from operator o where user_name = $1`

type Found = {
  readonly operator_id: string
  readonly password_hash: string | null
  readonly totp_secret_sealed: string | null
  readonly totp_step: number
  readonly has_code: boolean
}

/** What stands beside the password: a time step that was not taken yet, or a recovery code. */
type Factor = { readonly step: number } | { readonly codeMac: string }

/**
 * A stranger takes the same way as an operator, with the same statements and one password hash; and so does a wrong
 * code after a right password. The time taken says nothing.
 */
export async function proveByPassword<Result extends object>(
  parts: ProofParts,
  typed: Credentials,
  purpose: Purpose<Result>,
): Promise<PasswordOutcome<Result>> {
  const userName = plainUserName(typed.userName).slice(0, 254)
  const { known, address } = purpose.device
  const keys = attemptKeys(parts.vault, userName, purpose.device)
  // Before the attempt is counted: whoever is told that the server is busy has not guessed.
  using place = parts.passwords.takePlace({ name: known ?? siteOf(address), isKnown: known !== undefined })
  const attempt = await takeAttempt(parts.database, parts.clock.now(), keys, looksLikeRecoveryCode(typed.code))
  if ('because' in attempt) return attempt
  const codeMac = recoveryCodeMac(parts.vault, userName, typed.code)
  const [operator] = await parts.database.run<Found>(FIND, [userName, codeMac])
  const isRight = await place.matches(operator?.password_hash ?? undefined, typed.password)
  const factor = operator?.has_code ? { codeMac } : findStep(parts, operator, typed.code)
  const result =
    operator && isRight && factor && (await succeed(parts, operator.operator_id, userName, factor, purpose))
  if (result) return result
  if (operator) await refuse(parts, operator, keys, attempt.attempts, purpose)
  else await passOver(parts, keys)
  return { because: 'refused' }
}

function findStep({ vault, clock }: ProofParts, operator: Found | undefined, code: string): Factor | undefined {
  const secret = vault.open(TOTP_SECRET, operator?.totp_secret_sealed ?? '')
  const step = secret === undefined ? undefined : stepOfCode(secret, code, clock.now())
  return operator && step !== undefined && step > operator.totp_step ? { step } : undefined
}

/** Undefined when another took the same code at the same moment. */
function succeed<Result>(
  parts: ProofParts,
  operatorId: string,
  userName: string,
  factor: Factor,
  { device, requestId, succeed }: Purpose<Result>,
): Promise<Result | undefined> {
  const by: By = { actor: { kind: 'operator', id: operatorId }, requestId }
  return act(parts, by, async (act) => {
    if (!(await takeFactor(act, operatorId, factor))) {
      await act.record('refuse-second-factor', { detail: { address: device.address } })
      return undefined
    }
    await forgetAttempts(act, parts.vault, userName)
    return succeed(act, operatorId, 'step' in factor ? 'one-time-code' : 'recovery-code')
  })
}

async function takeFactor(act: Act, operatorId: string, factor: Factor): Promise<boolean> {
  if ('codeMac' in factor) return takeRecoveryCode(act, factor.codeMac)
  const taken = await act.tx
    .updateTable('operator')
    .set({ totp_step: factor.step })
    .where('operator_id', '=', operatorId)
    .where('totp_step', '<', factor.step)
    .returning('operator_id')
    .execute()
  return taken.length === 1
}

/** What was typed is never in the journal. Each attempt that locks is one entry: until the lock is over none is judged. */
function refuse<Result>(
  stage: Stage,
  operator: Found,
  keys: AttemptKeys,
  attempts: number,
  { device, requestId, refusal }: Purpose<Result>,
): Promise<void> {
  const detail = { operatorId: operator.operator_id, userName: keys.userName, address: device.address, attempts }
  return act(stage, { ...bySystem('console'), requestId }, async (act) => {
    await act.record(refusal, { detail })
    if (attempts >= ATTEMPTS_UNTIL_LOCK) await act.record('lock-sign-in', { detail })
  })
}

/** A name that nobody has is no entry in the journal: strangers make them up. A change of as little as one takes as long. */
async function passOver({ database }: Stage, { pair }: AttemptKeys): Promise<void> {
  await database.run('update operator_attempt set expires_at = expires_at where attempt_mac = $1', [pair])
}
