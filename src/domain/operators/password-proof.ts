// Authenticates an operator by a password and a second factor: a one-time code or a recovery code.

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

/** The credentials as the operator typed them. */
export type Credentials = { readonly userName: string; readonly password: string; readonly code: string }

/** `refused` does not disclose whether the user name, the password or the code was wrong. */
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

/** The second factor: a time step that has not been used, or a recovery code. */
type Factor = { readonly step: number } | { readonly codeMac: string }

type Proved = { readonly operatorId: string; readonly userName: string; readonly factor: Factor }

/**
 * Runs the same statements and one password hash whether the user name exists or not, and whether the password or the
 * code is wrong, so that the response time discloses nothing.
 */
export async function proveByPassword<Result extends object>(
  parts: ProofParts,
  typed: Credentials,
  purpose: Purpose<Result>,
): Promise<PasswordOutcome<Result>> {
  const userName = plainUserName(typed.userName).slice(0, 254)
  const { known, address } = purpose.device
  const keys = attemptKeys(parts.vault, userName, purpose.device)
  // The slot is taken before the attempt is counted: an attempt that fails because the server is busy does not count.
  using slot = parts.passwords.takeSlot({ name: known ?? siteOf(address), isKnown: known !== undefined })
  const attempt = await takeAttempt(parts.database, parts.clock.now(), keys, looksLikeRecoveryCode(typed.code))
  if ('because' in attempt) return attempt
  const codeMac = recoveryCodeMac(parts.vault, userName, typed.code)
  const [operator] = await parts.database.run<Found>(FIND, [userName, codeMac])
  const isRight = await slot.matches(operator?.password_hash ?? undefined, typed.password)
  const factor = operator?.has_code ? { codeMac } : findStep(parts, operator, typed.code)
  const result =
    operator &&
    isRight &&
    factor &&
    (await succeed(parts, { operatorId: operator.operator_id, userName, factor }, purpose))
  if (result) return result
  if (operator) await refuse(parts, operator, { keys, attempts: attempt.attempts }, purpose)
  else await writeLikeRefusal(parts, keys)
  return { because: 'refused' }
}

function findStep({ vault, clock }: ProofParts, operator: Found | undefined, code: string): Factor | undefined {
  const secret = vault.open(TOTP_SECRET, operator?.totp_secret_sealed ?? '')
  const step = secret === undefined ? undefined : stepOfCode(secret, code, clock.now())
  return operator && step !== undefined && step > operator.totp_step ? { step } : undefined
}

/** Returns `undefined` if a concurrent request used the same code first. */
function succeed<Result>(
  parts: ProofParts,
  { operatorId, userName, factor }: Proved,
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

type Counted = { readonly keys: AttemptKeys; readonly attempts: number }

/** Records the refusal without the typed values, and the lock if this attempt caused it. */
function refuse<Result>(
  stage: Stage,
  operator: Found,
  { keys, attempts }: Counted,
  { device, requestId, refusal }: Purpose<Result>,
): Promise<void> {
  const detail = { operatorId: operator.operator_id, userName: keys.userName, address: device.address, attempts }
  return act(stage, { ...bySystem('console'), requestId }, async (act) => {
    await act.record(refusal, { detail })
    if (attempts >= ATTEMPTS_UNTIL_LOCK) await act.record('lock-sign-in', { detail })
  })
}

/**
 * Takes as long as a refusal. An unknown user name is not journalled, because anyone can make up any number of them; this
 * update costs about as much as the entry.
 */
async function writeLikeRefusal({ database }: Stage, { pair }: AttemptKeys): Promise<void> {
  await database.run('update operator_attempt set expires_at = expires_at where attempt_mac = $1', [pair])
}
