// Bank database: the connections to one bank's PostgreSQL. They only read, are never more than set, and a query that nobody
// waits for any more is cancelled at the server.

import { connect } from 'node:net'
import { Pool, type PoolClient, type PoolConfig } from 'pg'
import type { BankCall } from '../../domain/retrieval/connector.ts'
import { Problem } from '../../platform/problem.ts'
import { isCertificate } from '../http/bank-connection.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import { databaseTrouble, isLost, UnfitValue } from './database-trouble.ts'
import type { ViewSettings } from './settings.ts'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }

export type BankDatabase = {
  /** Throws `provider_unavailable`, `ViewsChanged` or `UnfitValue`. */
  query<Row>(statement: Statement, call: Pick<BankCall, 'signal'>): Promise<readonly Row[]>
  close(): Promise<void>
}

/** Milliseconds to wait for a connection. */
const MAX_WAIT = 5_000
/** Milliseconds after which an unused connection is closed. */
const MAX_IDLE = 30_000
/** Milliseconds until a cancelled query is given up together with its connection. */
const CANCEL_GRACE = 2_000

/** Throws `invalid_request` if the connection string is none. */
export function openBankDatabase(settings: ViewSettings, secrets: Readonly<Record<string, string>>): BankDatabase {
  const pool = new Pool(poolConfig(settings, secrets))
  // The pool replaces a connection that is lost while it is idle; without a listener the process would end.
  pool.on('error', () => {})
  return {
    async query<Row>(statement: Statement, { signal }: Pick<BankCall, 'signal'>) {
      try {
        return (await runOn(pool, statement, signal)) as readonly Row[]
      } catch (error) {
        signal.throwIfAborted()
        if (!isLost(error)) throw await troubleOf(pool, statement, error, signal)
      }
      // The connection was lost in the middle of a read, which may be done again.
      try {
        return (await runOn(pool, statement, signal)) as readonly Row[]
      } catch (error) {
        signal.throwIfAborted()
        throw await troubleOf(pool, statement, error, signal)
      }
    },
    close: () => pool.end(),
  }
}

/**
 * A value that does not fit may be one that was asked with, or one of the bank's own, which a view computes. The statement is
 * asked again for no rows: then nothing is computed, and only the former fails.
 */
async function troubleOf(pool: Pool, { text, values }: Statement, error: unknown, signal: AbortSignal): Promise<Error> {
  const trouble = databaseTrouble(error)
  if (!(trouble instanceof UnfitValue)) return trouble
  try {
    await runOn(pool, { text: `select from (${text}) asked where false`, values }, signal)
  } catch (again) {
    signal.throwIfAborted()
    return databaseTrouble(again)
  }
  return bankTrouble('unreadable', { cause: `${trouble.message}, a view fails at a value of the bank` })
}

function poolConfig(
  settings: ViewSettings,
  { connectionString = '', databaseAuthority }: Readonly<Record<string, string>>,
) {
  if (databaseAuthority !== undefined && !isCertificate(databaseAuthority)) {
    throw new Problem('invalid_request', 'secrets: databaseAuthority cannot be read: it is a certificate in PEM.')
  }
  const { hostname, port, username, password, pathname } = readConnectionString(connectionString)
  const host = decodeURIComponent(hostname).replace(/^\[|\]$/g, '')
  const isPlain = isLoopback(host) || settings.plainBecause !== undefined
  const milliseconds = settings.statementSeconds * 1000
  const config: PoolConfig = {
    host,
    port: port === '' ? 5432 : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
    ssl: isPlain
      ? false
      : { rejectUnauthorized: true, ...(databaseAuthority !== undefined && { ca: databaseAuthority }) },
    max: settings.connections,
    connectionTimeoutMillis: MAX_WAIT,
    idleTimeoutMillis: MAX_IDLE,
    allowExitOnIdle: true,
    application_name: 'portage',
    statement_timeout: milliseconds,
    lock_timeout: Math.min(milliseconds, 2_000),
    // Dates are written as this connector reads them, whatever the role or the database says.
    options: '-c default_transaction_read_only=on -c datestyle=ISO',
  }
  return config
}

function readConnectionString(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isWhole = url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.username !== ''
  if (isWhole && [url.hostname, url.username, url.password, url.pathname].every(isDecodable)) return url
  throw new Problem(
    'invalid_request',
    'secrets: connectionString takes an address such as postgres://portage_reader:password@host:5432/database, in which a % is written %25.',
  )
}

/** Returns whether each `%` begins a character that is written in hexadecimal (RFC 3986 2.1). */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

async function runOn(pool: Pool, { text, values }: Statement, signal: AbortSignal): Promise<readonly unknown[]> {
  const client = await take(pool, signal)
  let isReleased = false
  const release = (isDead: boolean): void => {
    if (!isReleased) client.release(isDead)
    isReleased = true
  }
  const left = Promise.withResolvers<never>()
  left.promise.catch(() => {})
  const cancel = (): void => {
    cancelAtServer(client)
    setTimeout(release, CANCEL_GRACE, true).unref()
    left.reject(signal.reason)
  }
  signal.addEventListener('abort', cancel, { once: true })
  const asked = client.query(text, [...values]).then(
    ({ rows }: { readonly rows: readonly unknown[] }) => (release(signal.aborted), rows),
    (error: unknown) => {
      // A cancel request that comes late would meet the next query of the connection.
      release(signal.aborted || isLost(error))
      throw error
    },
  )
  try {
    return await Promise.race([asked, left.promise])
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** A connection that comes when nobody waits for it any more goes back at once. */
async function take(pool: Pool, signal: AbortSignal): Promise<PoolClient> {
  signal.throwIfAborted()
  const taken = pool.connect()
  const left = Promise.withResolvers<never>()
  left.promise.catch(() => {})
  const leave = (): void => left.reject(signal.reason)
  signal.addEventListener('abort', leave, { once: true })
  try {
    const client = await Promise.race([taken, left.promise])
    // A connection that breaks while it is in use fails its query; the event has to be heard all the same.
    if (client.listenerCount('error') === 0) client.on('error', () => {})
    return client
  } catch (error) {
    taken.then(
      (client) => client.release(),
      () => {},
    )
    throw error
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

/** A cancel request (PostgreSQL protocol, 53.2.8) goes over a connection of its own, which opens no session. */
function cancelAtServer(client: PoolClient): void {
  const { host, port, processID, secretKey } = client as unknown as Readonly<{
    host: string
    port: number
    processID: number
    secretKey: number
  }>
  const request = Buffer.alloc(16)
  request.writeInt32BE(16, 0)
  request.writeInt32BE(80_877_102, 4)
  request.writeInt32BE(processID, 8)
  request.writeInt32BE(secretKey, 12)
  const socket = connect({ host, port }, () => socket.end(request))
  socket.setTimeout(CANCEL_GRACE, () => socket.destroy())
  socket.on('error', () => socket.destroy())
}
