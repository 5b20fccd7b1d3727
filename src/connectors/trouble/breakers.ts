// Breakers of one bank: whether an operation may be called now, known by all servers within a second.

import type { Database } from '../../database/open.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { errorText } from '../../platform/problem.ts'
import { bankTrouble, type BankTrouble } from './bank-trouble.ts'
import { openFailureWindow, type FailureWindow } from './failure-window.ts'
import {
  FIRST_OPEN,
  giveProbeBack,
  readBreakers,
  storeBadProbe,
  storeGoodProbe,
  storeOpening,
  takeProbe,
  type Opening,
  type StoredBreaker,
} from './stored-breakers.ts'
import { troubleTable } from './trouble-table.ts'

/** How a call was let through, which decides what its outcome means. */
export type Admission = 'closed' | 'probe'

export type Outcome = 'good' | 'left' | BankTrouble

export type Breakers = {
  /** Throws the trouble `breaker_open`, which says when the bank is tried again. */
  admit(operation: string): Promise<Admission>
  settle(operation: string, admission: Admission, outcome: Outcome): Promise<void>
  /** Whether a call that failed may be sent again: not if the bank is failing altogether. */
  takeRetry(operation: string): boolean
}

/** Milliseconds for which a process believes what it read. */
const FRESH = 1000

/** Seconds for which one bank's word keeps its operation from being called. What is longer is only handed on. */
const LONGEST_WAIT = 300

/** Seconds until somebody who finds a probe under way comes back. */
const AFTER_PROBE = 2

type BreakerParts = { readonly database: Database; readonly clock: Clock; readonly log: Log }

export function openBreakers(parts: BreakerParts, providerId: number): Breakers {
  return new BreakersOfBank(parts, providerId)
}

class BreakersOfBank implements Breakers {
  readonly #parts: BreakerParts
  readonly #providerId: number
  readonly #windows = new Map<string, FailureWindow>()
  #known: ReadonlyMap<string, StoredBreaker> = new Map()
  /** In epoch milliseconds; `undefined` if the rows have to be read before the next call. */
  #knownAt: number | undefined
  #reading: Promise<void> | undefined

  constructor(parts: BreakerParts, providerId: number) {
    this.#parts = parts
    this.#providerId = providerId
  }

  async admit(operation: string): Promise<Admission> {
    await this.#refresh()
    const breaker = this.#known.get(operation)
    if (!breaker) return 'closed'
    const now = this.#parts.clock.now()
    const wait = Math.ceil(breaker.openUntil.since(now).total('seconds'))
    if (wait > 0) throw bankTrouble('breaker_open', { retryAfterSeconds: wait })
    if (breaker.reason === 'asked') return 'closed'
    const isTaken = breaker.probeUntil !== undefined && !isOver(breaker.probeUntil, now)
    if (!isTaken && (await this.#takeProbe(operation, now))) return 'probe'
    throw bankTrouble('breaker_open', { retryAfterSeconds: AFTER_PROBE })
  }

  async settle(operation: string, admission: Admission, outcome: Outcome): Promise<void> {
    if (admission === 'closed') return this.#settleClosed(operation, outcome)
    this.#knownAt = undefined
    await this.#settleProbe(operation, outcome).catch((error: unknown) => this.#notStored(error))
  }

  takeRetry(operation: string): boolean {
    return !this.#isKnownBad(operation) && this.#windowOf(operation).takeRetry(this.#second())
  }

  #windowOf(operation: string): FailureWindow {
    return this.#windows.getOrInsertComputed(operation, openFailureWindow)
  }

  #second(): number {
    return Math.floor(this.#parts.clock.now().epochMilliseconds / 1000)
  }

  /** A wait that the bank asked for and that is over says nothing any more. */
  #isKnownBad(operation: string): boolean {
    const breaker = this.#known.get(operation)
    return breaker !== undefined && !(breaker.reason === 'asked' && isOver(breaker.openUntil, this.#parts.clock.now()))
  }

  /** A database that does not answer keeps nobody from the bank. */
  #notStored(error: unknown): undefined {
    const about = { providerId: this.#providerId, error: errorText(error) }
    this.#parts.log.error('the breaker of a bank was not read or stored', about)
  }

  async #refresh(): Promise<void> {
    const now = this.#parts.clock.now().epochMilliseconds
    if (this.#knownAt !== undefined && Math.abs(now - this.#knownAt) < FRESH) return
    this.#reading ??= this.#read(now).finally(() => (this.#reading = undefined))
    await this.#reading
  }

  async #read(now: number): Promise<void> {
    const rows = await readBreakers(this.#parts.database, this.#providerId).catch((error: unknown) =>
      this.#notStored(error),
    )
    if (rows) this.#known = new Map(rows.map((row) => [row.operation, row]))
    this.#knownAt = now
  }

  async #takeProbe(operation: string, now: Temporal.Instant): Promise<boolean> {
    const key = { providerId: this.#providerId, operation }
    const taken = await takeProbe(this.#parts.database, key, now).catch((error: unknown) => this.#notStored(error))
    return taken ?? true
  }

  async #open(operation: string, opening: Opening): Promise<void> {
    const { database, log } = this.#parts
    const key = { providerId: this.#providerId, operation }
    const breaker = { operation, reason: opening.reason, openUntil: opening.until, probeUntil: undefined }
    this.#known = new Map([...this.#known, [operation, breaker]])
    this.#windowOf(operation).clear()
    log.warn('a breaker of a bank opens', { ...key, trouble: opening.trouble })
    await storeOpening(database, key, opening).catch((error: unknown) => this.#notStored(error))
  }

  /** Of many failures that come in at once, the first that is one too many opens the breaker. */
  async #settleClosed(operation: string, outcome: Outcome): Promise<void> {
    if (outcome === 'left') return
    const failed = outcome !== 'good' && troubleTable[outcome.trouble].counts
    const window = this.#windowOf(operation)
    window.add(this.#second(), failed)
    if (outcome === 'good' || this.#isKnownBad(operation)) return
    const at = this.#parts.clock.now()
    const { trouble, retryAfterSeconds } = outcome
    if (retryAfterSeconds !== undefined && isAsked(outcome)) {
      const until = at.add({ seconds: Math.min(retryAfterSeconds, LONGEST_WAIT) })
      await this.#open(operation, { reason: 'asked', trouble, at, until })
    } else if (failed && window.isBad(this.#second())) {
      await this.#open(operation, { reason: 'failures', trouble, at, until: at.add({ seconds: FIRST_OPEN }) })
    }
  }

  async #settleProbe(operation: string, outcome: Outcome): Promise<void> {
    const { database, clock, log } = this.#parts
    const key = { providerId: this.#providerId, operation }
    if (outcome === 'left') return giveProbeBack(database, key)
    if (outcome !== 'good' && troubleTable[outcome.trouble].counts) {
      return storeBadProbe(database, key, { trouble: outcome.trouble, at: clock.now() })
    }
    if (!(await storeGoodProbe(database, key))) return undefined
    log.info('a breaker of a bank closes', key)
    this.#windowOf(operation).clear()
    return undefined
  }
}

function isOver(until: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(until, now) <= 0
}

/** The bank itself says when to come back; an OAuth error or a missing account with that header is no such word. */
function isAsked({ status }: BankTrouble): boolean {
  return status === 429 || status === 503
}
