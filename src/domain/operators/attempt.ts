// Attempts to sign in with a password: counted before they are judged, slowed down for one network, then locked for all strangers.

import type { Database } from '../../database/open.ts'
import { networkOf } from '../../platform/http/caller-network.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { Device } from './session.ts'

/** The attempt from which on a user name is locked, and for how long. */
export const ATTEMPTS_UNTIL_LOCK = 10
const LOCK_MINUTES = 15

/** Attempts fade: after so long each counts half. A few an hour never lock a name, and a lock does not live on by one. */
const HALF_LIFE_MINUTES = 30

/** When next to nothing is left of them. */
const FORGOTTEN_AFTER = { hours: 4 }

export type AttemptKeys = {
  /** Of the user name, whoever tries. */
  readonly userName: string
  /** Of the user name from this network, or from this known browser: it is slowed down by its own attempts alone. */
  readonly pair: string
  /** What is locked: the user name for all strangers together, or for this known browser. */
  readonly lock: string
}

/** Keyed hashes: the name that was typed need not be a name. */
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

/** Why an attempt is not judged, and until when. */
export type Blocked = { readonly because: 'slowed_down' | 'locked'; readonly until: Temporal.Instant }

/** How many seconds the next attempt must wait after this many: SQL. */
type Wait = (attempts: string) => string

/** The third attempt is followed by a wait of one second, each further one by twice as long, up to a minute. */
const slowDown: Wait = (attempts) =>
  `case when ${attempts} < 3 then 0 else least(60, power(2, least(${attempts}, 10) - 3)) end`

const lock: Wait = (attempts) =>
  `case when ${attempts} < ${ATTEMPTS_UNTIL_LOCK} then 0 else ${LOCK_MINUTES * 60} end::double precision`

/** What is left of the attempts before, and this one. */
const FADED = `a.attempts * power(0.5::double precision, least(100,
    greatest(0, extract(epoch from excluded.attempted_at - a.attempted_at)::double precision) / ${HALF_LIFE_MINUTES * 60})) + 1`

/**
 * One statement counts the attempt and says how many there were, or gives no row while the key is blocked. So of many
 * guesses at once only as many are judged as the count allows.
 */
function takeStatement(wait: Wait): string {
  return `insert into operator_attempt as a
      (attempt_mac, user_name_mac, attempts, attempted_at, blocked_until, expires_at)
    values ($1, $2, 1, $3::timestamptz, $3::timestamptz, $4::timestamptz)
    on conflict (attempt_mac) do update set attempts = ${FADED}, attempted_at = excluded.attempted_at,
      expires_at = excluded.expires_at,
      blocked_until = excluded.blocked_until + make_interval(secs => ${wait(`round(${FADED})`)})
    where a.blocked_until <= excluded.blocked_until
    returning round(attempts)::integer as attempts`
}

const TAKE_PAIR = takeStatement(slowDown)
const TAKE_LOCK = takeStatement(lock)

/**
 * Counts an attempt. Gives how many there were for what would be locked, or why this one must wait.
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
  const attempts = await take(TAKE_LOCK, keys.lock)
  return attempts === undefined
    ? { because: 'locked', until: await blockedUntil(database, keys.lock, at) }
    : { attempts }
}

/** After a success, and when somebody opens a lock. Gives whether there was anything to forget. */
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
