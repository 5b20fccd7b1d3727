// One connection to PostgreSQL: what its session is set to, and a deadline on everything that is asked of it.

import { strict as assert } from 'node:assert'
import net from 'node:net'
import { Client } from 'pg'
import { Problem } from '../platform/problem.ts'
import { demandCommitted, type Connection, type Result } from './connection.ts'
import type { Servers } from './postgres-servers.ts'
import { sqlState, toldAs, Unavailable } from './unavailable.ts'
import { pgTypes, toParameter } from './values.ts'

export type PostgresConnection = Omit<Connection, 'release'> & {
  /** False once it is lost, or not to be trusted any more. */
  isUsable(): boolean
  /** At once where it waits for an answer, and soon where it only says goodbye. */
  close(): Promise<void>
}

export type ConnectionRules = {
  /** Milliseconds that one statement may take. */
  readonly deadline: number
  /** What a statement is named by, or undefined when it is to be planned anew each time. */
  readonly nameOf: (text: string) => string | undefined
  /** Called once, unless we have closed it. */
  readonly onLost: (error: Error) => void
  /** A server has not even said that a statement took too long: whoever is connected to it waits in vain. */
  readonly onSilence: () => void
}

/** Milliseconds to be let in by one server. */
const CONNECT_DEADLINE = 3_000

/** Milliseconds that the server has to say by itself that a statement took too long; then we no longer wait for it. */
const GRACE = 1_000

/** Milliseconds that a goodbye may take. */
const GOODBYE = 1_000

/** Milliseconds that a transaction of ours may stand still before the server ends it: its locks are in others' way. */
const MOST_IDLE_IN_TRANSACTION = 30_000

/** Milliseconds after which the system begins to ask a silent peer whether it is still there. */
const KEEP_ALIVE_AFTER = 10_000

/** Tries the servers in turn, the last good one first. */
export function postgresConnector(servers: Servers, rules: ConnectionRules): () => Promise<PostgresConnection> {
  let good = 0
  return async () => {
    const { addresses, mustWrite } = servers
    let failure: unknown
    for (let turn = 0; turn < addresses.length; turn++) {
      const index = (good + turn) % addresses.length
      const link = openLink(addresses[index] ?? '', rules)
      try {
        const session = await setSession(link, mustWrite, rules.deadline)
        good = index
        return connectionOver(link, session, rules)
      } catch (error) {
        void link.close()
        if (error instanceof Problem && error.code === 'cannot_start') throw error
        failure ??= error
      }
    }
    // Nothing was asked yet; but whoever has waited once has waited enough.
    throw new Unavailable(failure, !(failure instanceof TookTooLong))
  }
}

type Link = {
  readonly connected: Promise<unknown>
  readonly client: Client
  isUp(): boolean
  close(): Promise<void>
}

/** The socket is ours, so that it can be destroyed whatever state the driver is in. */
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
  let isOurs = true
  const lose = (error: Error): void => {
    if (isUp && !isOurs) onLost(error)
    isUp = false
  }
  // For its whole life: an error that nobody listens to ends the process.
  client.on('error', lose)
  client.on('end', () => lose(new Error('the connection has ended')))
  const connected = client.connect().then(() => (isOurs = false))
  return {
    client,
    connected,
    isUp: () => isUp,
    async close() {
      isOurs = true
      isUp = false
      const timer = setTimeout(() => socket.destroy(), GOODBYE)
      await client.end()
      clearTimeout(timer)
    },
  }
}

type Session = {
  /** Between us and the server stands a pooler, which may give each transaction another session of the server. */
  readonly isPooled: boolean
}

type Facts = { readonly pid: number; readonly encoding: string; readonly only_reads: boolean }

const FACTS = `select pg_backend_pid() as pid, current_setting('server_encoding') as encoding,
  pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as only_reads`

/** What texts of dates and times look like. A pooler keeps these per client, as it is told of their changes. */
const READ_BY_US = `select set_config('datestyle', 'ISO', false), set_config('timezone', 'UTC', false),
  set_config('standard_conforming_strings', 'on', false)`

/** Behind a pooler these would stay with the server's session, which is not ours: each transaction says them itself. */
const RULES = `select set_config('default_transaction_isolation', 'read committed', false),
  set_config('statement_timeout', $1, false), set_config('lock_timeout', '0', false),
  set_config('idle_in_transaction_session_timeout', $2, false)`

/** Whatever the defaults of the database and of its user are. Throws a Problem `cannot_start` for one that cannot hold every text. */
async function setSession({ connected, client }: Link, mustWrite: boolean, deadline: number): Promise<Session> {
  const setting = async (): Promise<Session> => {
    await connected
    const { rows } = await client.query<Facts>(FACTS)
    const [facts] = rows
    if (!facts || (mustWrite && facts.only_reads)) throw new Error('this server takes no changes')
    if (facts.encoding !== 'UTF8') throw wrongEncoding(facts.encoding)
    await client.query(READ_BY_US)
    // PostgreSQL itself gives its own process id as the key of the connection; a pooler makes a key up.
    const isPooled = !('processID' in client) || client.processID !== facts.pid
    if (!isPooled) await client.query(RULES, [String(deadline), String(MOST_IDLE_IN_TRANSACTION)])
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

/** Ended by an operator or a crash, or for standing still: the session ends with these. */
const LAST_WORDS: ReadonlySet<string> = new Set(['25P03', '57P01', '57P02', '57P03', '57P05'])

function connectionOver(link: Link, { isPooled }: Session, rules: ConnectionRules): PostgresConnection {
  const { deadline, nameOf } = rules
  let mayAsk = true
  let state: 'alone' | 'in transaction' | 'committing' = 'alone'
  let isPatient = false

  /** @throws Unavailable, or the database's error where it is a bug of ours. */
  async function ask(text: string, values: readonly unknown[] = []): Promise<Result> {
    const name = isPooled || values.length === 0 ? undefined : nameOf(text)
    const asked = link.client.query({ text, values: values.map(toParameter), ...(name !== undefined && { name }) })
    const onLate = (): void => {
      void link.close()
      rules.onSilence()
    }
    try {
      return lastOf(await (isPatient ? asked : within(deadline + GRACE, asked, onLate)))
    } catch (error) {
      // A server that has become read-only is not the one to be asked.
      if (sqlState(error) === '25006') mayAsk = false
      if (error instanceof TookTooLong) throw new Unavailable(error, false)
      // Its last word comes a moment before the end.
      if (LAST_WORDS.has(sqlState(error) ?? '')) void link.close()
      if (!link.isUp()) throw new Unavailable(error, state === 'in transaction')
      throw toldAs(error)
    }
  }

  return {
    query: ask,
    async begin(patient) {
      isPatient = patient
      state = 'in transaction'
      await ask(beginning(isPooled, patient, deadline))
    },
    async commit() {
      state = 'committing'
      demandCommitted(await ask('commit'))
      state = 'alone'
      isPatient = false
    },
    async rollback() {
      if (link.isUp()) await ask('rollback').catch(() => void link.close())
      state = 'alone'
      isPatient = false
    },
    isUsable: () => mayAsk && state === 'alone' && link.isUp(),
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
  const [statement, idle] = isPatient ? [0, 0] : [deadline, MOST_IDLE_IN_TRANSACTION]
  const limits = `set local statement_timeout = ${statement}; set local idle_in_transaction_session_timeout = ${idle}`
  return `begin isolation level read committed; ${limits}`
}

class TookTooLong extends Error {}

/** Milliseconds. When they are over, `work` goes on unheard. */
async function within<T>(deadline: number, work: Promise<T>, onLate: () => void): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new TookTooLong(`the database has not answered within ${deadline} ms`))
    onLate()
  }, deadline)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
