// The pool of connections to PostgreSQL: a bounded number of connections, a bounded queue, and a bounded wait.

import { strict as assert } from 'node:assert'
import type { Pool } from './connection.ts'
import { assertOutsideTransaction } from './inside-transaction.ts'
import { postgresConnector, type PostgresConnection } from './postgres-connection.ts'
import { readServers } from './postgres-servers.ts'
import type { Problem } from '../platform/problem.ts'
import { sqlState, Unavailable } from './unavailable.ts'

/** Each statement is prepared once per connection. The program has a bounded number of them; this guards memory all the same. */
const MAX_PREPARED_STATEMENTS = 500

/** Milliseconds to wait for a connection. */
const MAX_WAIT = 5_000

/** The most requests that wait for a connection; one more is refused at once. */
const MAX_WAITING = 2_000

/** Milliseconds after which an unused connection is closed. */
const MAX_IDLE = 30_000

/** Milliseconds until a server that had no connection left is tried again. */
const FULL_SERVER_PAUSE = 500

type Waiting = {
  readonly give: (connection: PostgresConnection) => void
  readonly refuse: (reason: Problem) => void
}

type PoolRules = {
  /** The most connections at once. */
  readonly connections: number
  /** Milliseconds that one statement may take. */
  readonly deadline: number
  readonly onError: (error: Error) => void
}

/** Throws a Problem `cannot_start` if the URL is malformed. */
export function postgresPool(url: string, rules: PoolRules): Pool {
  const pool = new PostgresPool(url, rules)
  return {
    async connect() {
      assertOutsideTransaction()
      const connection = await pool.take()
      let isReleased = false
      return {
        ...connection,
        release() {
          assert.ok(!isReleased, 'a connection is released once')
          isReleased = true
          pool.release(connection)
        },
      }
    },
    end: () => pool.end(),
  }
}

class PostgresPool {
  readonly #open = new Set<PostgresConnection>()
  /** With the timer that closes each. */
  readonly #idle = new Map<PostgresConnection, NodeJS.Timeout>()
  /** In order of arrival. */
  readonly #waiting = new Set<Waiting>()
  readonly #most: number
  readonly #connect: () => Promise<PostgresConnection>
  readonly #opening = new Set<Promise<void>>()
  #isPausing = false
  #hasEnded = false

  constructor(url: string, { connections, deadline, onError }: PoolRules) {
    this.#most = connections
    this.#connect = postgresConnector(readServers(url), {
      deadline,
      nameOf: naming(),
      onLost: (error) => {
        for (const connection of this.#idle.keys()) if (!connection.isUsable()) void this.#forget(connection)
        if (!this.#hasEnded) onError(error)
      },
      // Otherwise each would be found dead at the cost of another request's whole deadline.
      onSilence: () => {
        for (const connection of this.#idle.keys()) void this.#forget(connection)
      },
    })
  }

  async take(): Promise<PostgresConnection> {
    if (this.#hasEnded) throw ended()
    const last = [...this.#idle.keys()].at(-1)
    if (last) {
      clearTimeout(this.#idle.get(last))
      this.#idle.delete(last)
      return last
    }
    if (this.#waiting.size >= MAX_WAITING) throw new Unavailable(new Error('too many wait for a connection'), false)
    return this.#wait()
  }

  /** Hands the connection to the longest waiting request, or keeps it. */
  release(connection: PostgresConnection): void {
    if (this.#hasEnded || !connection.isUsable()) {
      void this.#forget(connection)
      return this.#openMore()
    }
    const [first] = this.#waiting
    if (first) return first.give(connection)
    const timer = setTimeout(() => void this.#forget(connection), MAX_IDLE)
    this.#idle.set(connection, timer.unref())
  }

  async end(): Promise<void> {
    this.#hasEnded = true
    for (const { refuse } of this.#waiting) refuse(ended())
    // Connections in the making, too: the database may be dropped next.
    await Promise.all(this.#opening)
    await Promise.all([...this.#open].map((connection) => this.#forget(connection)))
  }

  #wait(): Promise<PostgresConnection> {
    return new Promise((resolve, reject) => {
      const leaveQueue = (): void => {
        clearTimeout(timer)
        this.#waiting.delete(self)
      }
      const self: Waiting = {
        give: (connection) => (leaveQueue(), resolve(connection)),
        refuse: (reason) => (leaveQueue(), reject(reason)),
      }
      const late = new Error(`no connection was free within ${MAX_WAIT} ms`)
      const timer = setTimeout(() => self.refuse(new Unavailable(late, false)), MAX_WAIT)
      this.#waiting.add(self)
      this.#openMore()
    })
  }

  /** Opens a connection for each waiting request, up to the bound. */
  #openMore(): void {
    const isRoom = (): boolean => this.#open.size + this.#opening.size < this.#most
    while (!this.#isPausing && this.#opening.size < this.#waiting.size && isRoom()) {
      const opening = this.#openOne().finally(() => {
        this.#opening.delete(opening)
        this.#openMore()
      })
      this.#opening.add(opening)
    }
  }

  async #openOne(): Promise<void> {
    try {
      const connection = await this.#connect()
      if (this.#hasEnded) return await connection.close()
      this.#open.add(connection)
      this.release(connection)
    } catch (error) {
      this.#failed(error as Problem)
    }
  }

  #failed(problem: Problem): void {
    // The server is out of connections, but those that are open here will be released.
    if (sqlState(problem.cause) === '53300' && this.#open.size > 0) {
      this.#isPausing = true
      setTimeout(() => this.#resume(), FULL_SERVER_PAUSE).unref()
      return
    }
    const [first] = this.#waiting
    first?.refuse(problem)
  }

  #resume(): void {
    this.#isPausing = false
    this.#openMore()
  }

  #forget(connection: PostgresConnection): Promise<void> {
    clearTimeout(this.#idle.get(connection))
    this.#idle.delete(connection)
    this.#open.delete(connection)
    return connection.close()
  }
}

function ended(): Unavailable {
  return new Unavailable(new Error('the pool has ended'), false)
}

/** Returns a function that gives each statement a name, up to the bound. */
function naming(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  return (text) => {
    let name = names.get(text)
    if (name === undefined && names.size < MAX_PREPARED_STATEMENTS) names.set(text, (name = `p${names.size}`))
    return name
  }
}
