// Attempts to sign in with a password: counted before they are judged, slowed down for one address, then locked for all.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'

/** The attempt from which on a user name is locked, and for how long. */
export const ATTEMPTS_UNTIL_LOCK = 10
const LOCK_MINUTES = 15

/** What is counted is forgotten this long after the last attempt. */
const FORGOTTEN_AFTER = { hours: 24 }

export type AttemptKeys = {
  /** Of the user name, whoever tries. */
  readonly userName: string
  /** Of the user name from this address: a guesser is slowed down without slowing the operator, who sits elsewhere. */
  readonly pair: string
}

/** Keyed hashes: the name that was typed need not be a name. */
export function attemptKeys(vault: Vault, userName: string, address: string): AttemptKeys {
  const mac = (value: string): string => vault.mac('sign-in attempt', value)
  return { userName: mac(userName), pair: mac(`${userName}\n${address}`) }
}

/** Why an attempt is not judged, and until when. */
export type Blocked = { readonly because: 'slowed_down' | 'locked'; readonly until: Temporal.Instant }

/** How many seconds the next attempt must wait after this many: SQL. */
type Wait = (attempts: string) => string

/** The third attempt is followed by a wait of one second, each further one by twice as long, up to a minute. */
const slowDown: Wait = (attempts) =>
  `case when ${attempts} < 3 then 0 else least(60, power(2, least(${attempts}, 10) - 3)) end`

const lock: Wait = (attempts) =>
  `case when ${attempts} < ${ATTEMPTS_UNTIL_LOCK} then 0 else ${LOCK_MINUTES * 60} end::double precision`

/**
 * One statement counts the attempt and says how many there were, or gives no row while the key is blocked. So of many
 * guesses at once only as many are judged as the count allows.
 */
function takeStatement(wait: Wait): string {
  const attempts = '(case when a.expires_at < $3::timestamptz then 1 else a.attempts + 1 end)'
  return `insert into operator_attempt as a (attempt_mac, user_name_mac, attempts, blocked_until, expires_at)
    values ($1, $2, 1, $3::timestamptz, $4::timestamptz)
    on conflict (attempt_mac) do update set attempts = ${attempts}, expires_at = excluded.expires_at,
      blocked_until = excluded.blocked_until + make_interval(secs => ${wait(attempts)})
    where a.blocked_until <= excluded.blocked_until
    returning attempts`
}

const TAKE_PAIR = takeStatement(slowDown)
const TAKE_USER_NAME = takeStatement(lock)

/**
 * Counts an attempt. Gives how many there were for the user name, or why this one must wait.
 * @param opensLocks true for an attempt with a recovery code, the operator's own way past a lock.
 */
export async function takeAttempt(
  database: Database,
  at: Temporal.Instant,
  keys: AttemptKeys,
  opensLocks: boolean,
): Promise<Blocked | { readonly attempts: number }> {
  const take = async (statement: string, key: string): Promise<number | undefined> => {
    const values = [key, keys.userName, at, at.add(FORGOTTEN_AFTER)]
    const [row] = await database.run<{ readonly attempts: number }>(statement, values)
    return row?.attempts
  }
  if ((await take(TAKE_PAIR, keys.pair)) === undefined) {
    return { because: 'slowed_down', until: await blockedUntil(database, keys.pair, at) }
  }
  if (opensLocks) return { attempts: 0 }
  const attempts = await take(TAKE_USER_NAME, keys.userName)
  return attempts === undefined
    ? { because: 'locked', until: await blockedUntil(database, keys.userName, at) }
    : { attempts }
}

/** After a success, and when somebody opens a lock. Gives whether there was anything to forget. */
export async function forgetAttempts(act: Act, vault: Vault, userName: string): Promise<boolean> {
  const { userName: key } = attemptKeys(vault, userName, '')
  const forgotten = await act.tx
    .deleteFrom('operator_attempt')
    .where('user_name_mac', '=', key)
    .returning('attempts')
    .execute()
  return forgotten.length > 0
}

async function blockedUntil(database: Database, key: string, at: Temporal.Instant): Promise<Temporal.Instant> {
  const row = await database.read
    .selectFrom('operator_attempt')
    .select('blocked_until')
    .where('attempt_mac', '=', key)
    .executeTakeFirst()
  return row?.blocked_until ?? at
}
