// Metrics: what this process has answered in the last hour, counted from the lines that its requests write to the log.

import type { Clock } from '../clock.ts'
import type { Log, LogFields } from '../log.ts'

/** Sums of requests. Refused: an answer of 4xx; failed: of 5xx. */
export type Tally = {
  readonly requests: number
  readonly refused: number
  readonly failed: number
  /** Milliseconds in which 19 of 20 were answered, to a tenth of it; absent where there was none. */
  readonly latency?: number
}

export type MinuteTally = Tally & {
  readonly at: Temporal.Instant
  /** How often one stretch of work kept all other requests waiting. */
  readonly holds: number
}

/** Milliseconds of all requests together. */
export type EndpointTally = { readonly requests: number; readonly failed: number; readonly milliseconds: number }

/** An answer of 5xx. */
export type Failure = Pick<LogFields, 'requestId' | 'endpoint' | 'status' | 'problem' | 'providerId'> & {
  readonly at: Temporal.Instant
}

export type Metrics = {
  /** A log that counts the requests which are written to it. */
  watch(log: Log): Log
  /** Counts a hold. */
  held(): void
  /** The last hour minute by minute, oldest first. */
  minutes(): readonly MinuteTally[]
  /** The reads of one provider's data in the last hour. */
  ofProvider(providerId: number): Tally
  /**
   * The last hour of each endpoint, by its name; absent if there was no request.
   * @param providerId only the reads of its data.
   */
  ofEndpoints(providerId?: number): ReadonlyMap<string, EndpointTally>
  /** The failures of the last hour, newest first; at most a hundred. */
  failures(): readonly Failure[]
}

const MINUTES = 60
const MAX_FAILURES = 100

/** Each step of the histogram is a tenth longer than the one before: 150 steps reach from 1 ms to half an hour. */
const STEPS = 150
const STEP = 1.1

type Counts = { requests: number; refused: number; failed: number; readonly steps: Uint32Array }

/** All requests of one kind: together, and by endpoint. */
type Bucket = { readonly counts: Counts; readonly endpoints: Map<string, EndpointTally> }

type Minute = { readonly number: number; holds: number; readonly all: Bucket; readonly providers: Map<number, Bucket> }

export function openMetrics(clock: Clock): Metrics {
  /** One slot per minute of the hour; a slot that holds an older minute counts as empty. */
  const slots: (Minute | undefined)[] = []
  let failures: Failure[] = []
  const present = (): number => Math.floor(clock.now().epochMilliseconds / 60_000)

  function count(fields: LogFields): void {
    // Else an open page would show above all itself.
    if (fields.refresh) return
    const slot = slotOf(slots, present())
    add(slot.all, fields)
    if (fields.providerId !== undefined) add(slot.providers.getOrInsertComputed(fields.providerId, newBucket), fields)
    if ((fields.status ?? 0) < 500) return
    const { requestId = '', endpoint = '', status = 0, problem = '', providerId } = fields
    const failure = {
      at: clock.now(),
      requestId,
      endpoint,
      status,
      problem,
      ...(providerId !== undefined && { providerId }),
    }
    failures = [failure, ...failures].slice(0, MAX_FAILURES)
  }

  function lastHour(): readonly (Minute | undefined)[] {
    const now = present()
    return Array.from({ length: MINUTES }, (_, index) => {
      const number = now - MINUTES + 1 + index
      const slot = slots[number % MINUTES]
      return slot?.number === number ? slot : undefined
    })
  }

  return {
    watch: (log) => ({
      info(message, fields) {
        if (message === 'request' && fields) count(fields)
        log.info(message, fields)
      },
      warn: (message, fields) => log.warn(message, fields),
      error(message, fields) {
        if (message === 'request' && fields) count(fields)
        log.error(message, fields)
      },
    }),
    held: () => void slotOf(slots, present()).holds++,
    minutes() {
      const first = present() - MINUTES + 1
      return lastHour().map((slot, index) => {
        const at = Temporal.Instant.fromEpochMilliseconds((first + index) * 60_000)
        return { at, holds: slot?.holds ?? 0, ...tally(slot ? [slot.all] : []) }
      })
    },
    ofProvider: (providerId) => tally(lastHour().flatMap((slot) => slot?.providers.get(providerId) ?? [])),
    ofEndpoints(providerId) {
      const slots = lastHour().filter((slot) => slot !== undefined)
      return sumOf(
        slots.flatMap(({ all, providers }) => (providerId === undefined ? all : (providers.get(providerId) ?? []))),
      )
    },
    failures() {
      const since = clock.now().subtract({ minutes: MINUTES })
      return failures.filter(({ at }) => Temporal.Instant.compare(at, since) > 0)
    },
  }
}

function slotOf(slots: (Minute | undefined)[], minute: number): Minute {
  const found = slots[minute % MINUTES]
  const slot = found?.number === minute ? found : newMinute(minute)
  slots[minute % MINUTES] = slot
  return slot
}

function newMinute(number: number): Minute {
  return { number, holds: 0, all: newBucket(), providers: new Map() }
}

function newBucket(): Bucket {
  return { counts: newCounts(), endpoints: new Map() }
}

function newCounts(): Counts {
  return { requests: 0, refused: 0, failed: 0, steps: new Uint32Array(STEPS) }
}

function add({ counts, endpoints }: Bucket, fields: LogFields): void {
  const { status = 0, milliseconds = 0 } = fields
  addEndpoint(endpoints, fields)
  counts.requests++
  if (status >= 500) counts.failed++
  else if (status >= 400) counts.refused++
  const step = milliseconds <= 1 ? 0 : Math.ceil(Math.log(milliseconds) / Math.log(STEP))
  const index = Math.min(step, STEPS - 1)
  counts.steps[index] = (counts.steps[index] ?? 0) + 1
}

function addEndpoint(endpoints: Map<string, EndpointTally>, fields: LogFields): void {
  const { endpoint = '', status = 0, milliseconds = 0 } = fields
  const sum = endpoints.get(endpoint) ?? { requests: 0, failed: 0, milliseconds: 0 }
  endpoints.set(endpoint, {
    requests: sum.requests + 1,
    failed: sum.failed + (status >= 500 ? 1 : 0),
    milliseconds: sum.milliseconds + milliseconds,
  })
}

function sumOf(buckets: readonly Bucket[]): ReadonlyMap<string, EndpointTally> {
  const sums = new Map<string, EndpointTally>()
  for (const { endpoints } of buckets) {
    for (const [name, { requests, failed, milliseconds }] of endpoints) {
      const sum = sums.get(name) ?? { requests: 0, failed: 0, milliseconds: 0 }
      sums.set(name, {
        requests: sum.requests + requests,
        failed: sum.failed + failed,
        milliseconds: sum.milliseconds + milliseconds,
      })
    }
  }
  return sums
}

function tally(buckets: readonly Bucket[]): Tally {
  const sum = newCounts()
  for (const { counts } of buckets) {
    sum.requests += counts.requests
    sum.refused += counts.refused
    sum.failed += counts.failed
    counts.steps.forEach((number, index) => (sum.steps[index] = (sum.steps[index] ?? 0) + number))
  }
  const { requests, refused, failed } = sum
  if (requests === 0) return { requests, refused, failed }
  let answered = 0
  const step = sum.steps.findIndex((number) => (answered += number) >= requests * 0.95)
  return { requests, refused, failed, latency: Math.round(STEP ** step) }
}
