// One connection to PostgreSQL: its session settings, and a deadline on every statement.

import { strict as assert } from 'node:assert'
import net from 'node:net'
import { Client } from 'pg'
import { Problem } from '../platform/problem.ts'
import { demandCommitted, type Connection, type Result } from './connection.ts'
import type { Servers } from './postgres-servers.ts'
import { sqlState, translateError, Unavailable } from './unavailable.ts'
import { pgTypes, toParameter } from './values.ts'

export type PostgresConnection = Omit<Connection, 'release'> & {
  /** Returns `false` once the connection is lost or its state is unknown. */
  isUsable(): boolean
  /** Closes the connection, after a short grace period for a clean end. */
  close(): Promise<void>
}

export type ConnectionRules = {
  /** Milliseconds that one statement may take. */
  readonly deadline: number
  /** Returns the name under which a statement is prepared; `undefined` if it is not prepared. */
  readonly nameOf: (text: string) => string | undefined
  /** Called once if the connection is lost without having been closed here. */
  readonly onLost: (error: Error) => void
  /** Called if the server did not even report that a statement timed out: its other connections are dead, too. */
  readonly onSilence: () => void
}

/** Milliseconds to connect to one server and set up the session. */
const CONNECT_DEADLINE = 3_000

/** Milliseconds, after a statement's deadline, in which the server may report the timeout itself. */
const GRACE = 1_000

/** Milliseconds that a clean end of the connection may take. */
const CLOSE_DEADLINE = 1_000

/** Milliseconds that a transaction may be idle before the server ends it, because its locks block others. */
const MAX_IDLE_IN_TRANSACTION = 30_000

/** Milliseconds of silence after which the system begins to probe the peer (TCP keep-alive). */
const KEEP_ALIVE_AFTER = 10_000

/** Returns a function that connects to the first server that accepts, trying the last good one first. */
export function postgresConnector(servers: Servers, rules: ConnectionRules): () => Promise<PostgresConnection> {
  let lastGood = 0
  return async () => {
    const { addresses, mustWrite } = servers
    let failure: unknown
    for (let turn = 0; turn < addresses.length; turn++) {
      const index = (lastGood + turn) % addresses.length
      const link = openLink(addresses[index] ?? '', rules)
      try {
        const session = await setSession(link, mustWrite, rules.deadline)
        lastGood = index
        return connectionOver(link, session, rules)
      } catch (error) {
        void link.close()
        if (error instanceof Problem && error.code === 'cannot_start') throw error
        failure ??= error
      }
    }
    // Nothing was sent yet, so a retry is safe; but not after a timeout, which the caller has waited for already.
    throw new Unavailable(failure, !(failure instanceof TimedOut))
  }
}

type Link = {
  readonly connected: Promise<unknown>
  readonly client: Client
  isUp(): boolean
  close(): Promise<void>
}

/** The socket is made here, so that it can be destroyed whatever state the driver is in. */
function openLink(address: string, { onLost }: ConnectionRules): Link {
  const socket = new net.Socket()
  const client = new Client({
    connectionString: address,
    stream: () => socket,
    types: pgTypes,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER,
    application_name: 'portage',
  })
  let isUp = true
  let isExpected = true
  const lose = (error: Error): void => {
    if (isUp && !isExpected) onLost(error)
    isUp = false
  }
  // For the connection's whole life: an error event without a listener ends the process.
  client.on('error', lose)
  client.on('end', () => lose(new Error('the connection has ended')))
  const connected = client.connect().then(() => (isExpected = false))
  return {
    client,
    connected,
    isUp: () => isUp,
    async close() {
      isExpected = true
      isUp = false
      const timer = setTimeout(() => socket.destroy(), CLOSE_DEADLINE)
      await client.end()
      clearTimeout(timer)
    },
  }
}

type Session = {
  /** Whether a pooler is in between, which may give each transaction another session of the server. */
  readonly isPooled: boolean
}

type Facts = { readonly pid: number; readonly encoding: string; readonly only_reads: boolean }

const FACTS = `select pg_backend_pid() as pid, current_setting('server_encoding') as encoding,
  pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as only_reads`

/** The text formats of dates and times. A pooler keeps these per client, because the server reports their changes to it. */
const SET_FORMATS = `select set_config('datestyle', 'ISO', false), set_config('timezone', 'UTC', false),
  set_config('standard_conforming_strings', 'on', false)`

/** Behind a pooler these would stay with a server session that others use, so there each transaction sets its own. */
const SET_LIMITS = `select set_config('default_transaction_isolation', 'read committed', false),
  set_config('statement_timeout', $1, false), set_config('lock_timeout', '0', false),
  set_config('idle_in_transaction_session_timeout', $2, false)`

/** Overrides the defaults of the database and its user. Throws a Problem `cannot_start` if the database is not in UTF-8. */
async function setSession({ connected, client }: Link, mustWrite: boolean, deadline: number): Promise<Session> {
  const setting = async (): Promise<Session> => {
    await connected
    const { rows } = await client.query<Facts>(FACTS)
    const [facts] = rows
    if (!facts || (mustWrite && facts.only_reads)) throw new Error('this server accepts no writes')
    if (facts.encoding !== 'UTF8') throw wrongEncoding(facts.encoding)
    await client.query(SET_FORMATS)
    // PostgreSQL itself gives its own process id as the key of the connection; a pooler makes a key up.
    const isPooled = !('processID' in client) || client.processID !== facts.pid
    if (!isPooled) await client.query(SET_LIMITS, [String(deadline), String(MAX_IDLE_IN_TRANSACTION)])
    return { isPooled }
  }
  return within(CONNECT_DEADLINE, setting(), () => {})
}

function wrongEncoding(encoding: string): Problem {
  const what = `The database at DATABASE_URL has the encoding ${encoding}, which cannot hold every name.`
  return new Problem(
    'cannot_start',
    `${what} Make it anew with: create database ... encoding 'UTF8' template template0.`,
  )
}

/** Errors that end the session: by an administrator, a crash, or the idle timeout. */
const SESSION_ENDED: ReadonlySet<string> = new Set(['25P03', '57P01', '57P02', '57P03', '57P05'])

function connectionOver(link: Link, { isPooled }: Session, rules: ConnectionRules): PostgresConnection {
  const { deadline, nameOf } = rules
  let acceptsWrites = true
  let state: 'idle' | 'in transaction' | 'committing' = 'idle'
  let isPatient = false

  /** Throws `Unavailable`, or the database's error if it is a bug of ours. */
  async function query(text: string, values: readonly unknown[] = []): Promise<Result> {
    const name = isPooled || values.length === 0 ? undefined : nameOf(text)
    const pending = link.client.query({ text, values: values.map(toParameter), ...(name !== undefined && { name }) })
    const onLate = (): void => {
      void link.close()
      rules.onSilence()
    }
    try {
      return lastOf(await (isPatient ? pending : within(deadline + GRACE, pending, onLate)))
    } catch (error) {
      // The server has become read-only: the pool must look for another one.
      if (sqlState(error) === '25006') acceptsWrites = false
      if (error instanceof TimedOut) throw new Unavailable(error, false)
      // The socket closes a moment later.
      if (SESSION_ENDED.has(sqlState(error) ?? '')) void link.close()
      if (!link.isUp()) throw new Unavailable(error, state === 'in transaction')
      throw translateError(error)
    }
  }

  return {
    query,
    async begin(patient) {
      isPatient = patient
      state = 'in transaction'
      await query(beginning(isPooled, patient, deadline))
    },
    async commit() {
      state = 'committing'
      demandCommitted(await query('commit'))
      state = 'idle'
      isPatient = false
    },
    async rollback() {
      if (link.isUp()) await query('rollback').catch(() => void link.close())
      state = 'idle'
      isPatient = false
    },
    isUsable: () => acceptsWrites && state === 'idle' && link.isUp(),
    close: () => link.close(),
  }
}

/** The driver's types leave out that a script of several statements has a list of results. */
function lastOf(results: Result | Result[]): Result {
  const last = Array.isArray(results) ? results.at(-1) : results
  assert.ok(last, 'a script without a statement')
  return last
}

/** One message, so that a transaction costs no more round trips than its statements. */
function beginning(isPooled: boolean, isPatient: boolean, deadline: number): string {
  if (!isPooled && !isPatient) return 'begin'
  const [statement, idle] = isPatient ? [0, 0] : [deadline, MAX_IDLE_IN_TRANSACTION]
  const limits = `set local statement_timeout = ${statement}; set local idle_in_transaction_session_timeout = ${idle}`
  return `begin isolation level read committed; ${limits}`
}

class TimedOut extends Error {}

/** Throws `TimedOut` after `deadline` milliseconds; the result of `work` is then ignored. */
async function within<T>(deadline: number, work: Promise<T>, onLate: () => void): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new TimedOut(`the database has not answered within ${deadline} ms`))
    onLate()
  }, deadline)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
