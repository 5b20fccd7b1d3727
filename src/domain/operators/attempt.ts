// Attempts to sign in with a password: each is counted before it is checked, slowed down per network, then locked out.

import type { Database } from '../../database/open.ts'
import { networkOf } from '../../platform/http/caller-network.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { Device } from './session.ts'

/** The number of attempts after which a user name is locked. */
export const ATTEMPTS_UNTIL_LOCK = 10

/** The time for which it is locked. */
const LOCK_MINUTES = 15

/**
 * The half-life of an attempt's weight in the count: a few attempts an hour never lock a user name, and a single attempt
 * does not extend a lock.
 */
const HALF_LIFE_MINUTES = 30

/** The time after which a count is deleted, because almost nothing is left of it. */
const COUNT_LIFE = { hours: 4 }

export type AttemptKeys = {
  /** The key of the user name, from any network or browser. */
  readonly userName: string
  /** The key of the user name together with this network or known browser, which only its own attempts slow down. */
  readonly pair: string
  /** The key of the lock: the user name for all unknown browsers together, or for this known browser. */
  readonly lock: string
}

/** Returns the keys as keyed hashes: people sometimes type a password in place of the user name. */
export function attemptKeys(
  vault: Vault,
  userName: string,
  { address, known }: Omit<Device, 'userAgent'>,
): AttemptKeys {
  const mac = (...values: readonly string[]): string => vault.mac('sign-in attempt', values.join('\n'))
  return known === undefined
    ? { userName: mac(userName), pair: mac(userName, networkOf(address)), lock: mac(userName) }
    : { userName: mac(userName), pair: mac(userName, 'known', known), lock: mac(userName, 'lock', known) }
}

/** The reason why an attempt is not checked, and the time at which the next one can be. */
export type Blocked = { readonly because: 'slowed_down' | 'locked'; readonly until: Temporal.Instant }

/** Returns SQL for the number of seconds that the next attempt must wait after this number of attempts. */
type Wait = (attempts: string) => string

/** Requires a wait of one second after the third attempt, and doubles it with each further one, up to a minute. */
const slowDown: Wait = (attempts) =>
  `case when ${attempts} < 3 then 0 else least(60, power(2, least(${attempts}, 10) - 3)) end`

const lock: Wait = (attempts) =>
  `case when ${attempts} < ${ATTEMPTS_UNTIL_LOCK} then 0 else ${LOCK_MINUTES * 60} end::double precision`

/** SQL for the weighted number of attempts, including this one. */
const WEIGHTED_ATTEMPTS = `a.attempts * power(0.5::double precision, least(100,
    greatest(0, extract(epoch from excluded.attempted_at - a.attempted_at)::double precision) / ${HALF_LIFE_MINUTES * 60})) + 1`

/**
 * Returns one statement that counts the attempt and returns the count, or returns no row if the key is blocked.
 * Concurrent guesses therefore cannot exceed the limit.
 */
function takeStatement(wait: Wait): string {
  return `insert into operator_attempt as a
      (attempt_mac, user_name_mac, attempts, attempted_at, blocked_until, expires_at)
    values ($1, $2, 1, $3::timestamptz, $3::timestamptz, $4::timestamptz)
    on conflict (attempt_mac) do update set attempts = ${WEIGHTED_ATTEMPTS}, attempted_at = excluded.attempted_at,
      expires_at = excluded.expires_at,
      blocked_until = excluded.blocked_until + make_interval(secs => ${wait(`round(${WEIGHTED_ATTEMPTS})`)})
    where a.blocked_until <= excluded.blocked_until
    returning round(attempts)::integer as attempts`
}

const TAKE_PAIR = takeStatement(slowDown)
const TAKE_LOCK = takeStatement(lock)

/**
 * Counts an attempt. Returns the number of attempts that count towards the lock, or the reason why this attempt must
 * wait.
 * @param ignoresLock true for an attempt with a recovery code, which is accepted while the user name is locked.
 */
export async function takeAttempt(
  database: Database,
  at: Temporal.Instant,
  keys: AttemptKeys,
  ignoresLock: boolean,
): Promise<Blocked | { readonly attempts: number }> {
  const take = async (statement: string, key: string): Promise<number | undefined> => {
    const values = [key, keys.userName, at, at.add(COUNT_LIFE)]
    const [row] = await database.run<{ readonly attempts: number }>(statement, values)
    return row?.attempts
  }
  if ((await take(TAKE_PAIR, keys.pair)) === undefined) {
    return { because: 'slowed_down', until: await blockedUntil(database, keys.pair, at) }
  }
  if (ignoresLock) return { attempts: 0 }
  const attempts = await take(TAKE_LOCK, keys.lock)
  return attempts === undefined
    ? { because: 'locked', until: await blockedUntil(database, keys.lock, at) }
    : { attempts }
}

/** Deletes the counts and locks of a user name. Returns whether there were any. */
export async function forgetAttempts(act: Act, vault: Vault, userName: string): Promise<boolean> {
  const { userName: key } = attemptKeys(vault, userName, { address: '' })
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
