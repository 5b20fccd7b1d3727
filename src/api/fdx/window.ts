// The window of time that a list covers: read from the query, or the provider's default; always said in the answer.

import { earliestMoment, type ConsentTerms } from '../../domain/consents/consent-terms.ts'
import type { Window } from '../../domain/retrieval/connector.ts'
import { DAY_ZONE } from '../../platform/clock.ts'
import { withinYears } from '../../platform/http/request-moment.ts'
import { Problem, type ProblemCode } from '../../platform/problem.ts'

export type WindowQuery = {
  readonly startTime?: string | undefined
  readonly endTime?: string | undefined
  readonly startDate?: string | undefined
  readonly endDate?: string | undefined
}

/** The problems of a version for a text that is no date, and for one end without the other. */
export type WindowRules = { readonly unreadable: ProblemCode; readonly half: ProblemCode }

/**
 * Reads both ends, or returns the default if there is neither. Days count whole: from the first moment of the first to the
 * last moment of the last. Throws the problems of `rules` for a text that is no date and for only one end, and
 * `invalid_date_range` for a start after the end.
 */
export function readWindow(query: WindowQuery, now: Temporal.Instant, defaultDays: number, rules: WindowRules): Window {
  const { names, first, last } = endsOf(query)
  if (first === undefined && last === undefined) {
    const end = toMillisecond(now)
    return { start: end.subtract({ hours: 24 * defaultDays }), end }
  }
  if (first === undefined || last === undefined) {
    throw new Problem(rules.half, `Give both ${names.join(' and ')}, or neither.`)
  }
  const start = readMoment(names[0], first, 'first', rules)
  const end = readMoment(names[1], last, 'last', rules)
  if (Temporal.Instant.compare(start, end) > 0) {
    throw new Problem('invalid_date_range', `${names[0]} must not be after ${names[1]}.`)
  }
  return { start, end }
}

/** Times and dates mean the same. Throws `invalid_request` for both at once. */
function endsOf({ startTime, endTime, startDate, endDate }: WindowQuery) {
  const dated = startDate !== undefined || endDate !== undefined
  if (dated && (startTime !== undefined || endTime !== undefined)) {
    throw new Problem('invalid_request', 'Give startDate and endDate, or startTime and endTime, but not both.')
  }
  if (dated) return { names: ['startDate', 'endDate'], first: startDate, last: endDate } as const
  return { names: ['startTime', 'endTime'], first: startTime, last: endTime } as const
}

type Edge = 'first' | 'last'

function readMoment(name: string, text: string, edge: Edge, rules: WindowRules): Temporal.Instant {
  return toMillisecond(withinYears(parseMoment(name, text, edge, rules)))
}

function parseMoment(name: string, text: string, edge: Edge, rules: WindowRules): Temporal.Instant {
  try {
    // T and Z may be small (RFC 3339 5.6). A zone or a calendar in brackets (RFC 9557) is no part of a moment.
    const [, day, time] = /^(\d{4}-\d{2}-\d{2})([Tt][^[]+)?$/.exec(text) ?? []
    if (time !== undefined) return Temporal.Instant.from(text)
    const date = Temporal.PlainDate.from(day ?? '')
    if (edge === 'first') return date.toZonedDateTime(DAY_ZONE).toInstant()
    return date.add({ days: 1 }).toZonedDateTime(DAY_ZONE).toInstant().subtract({ milliseconds: 1 })
  } catch {
    throw new Problem(
      rules.unreadable,
      `${name} must be a day such as 2026-01-31, or a moment such as 2026-01-31T09:30:00Z.`,
    )
  }
}

/** Rounds to what a cursor keeps, so that every page covers the very same window. */
function toMillisecond(moment: Temporal.Instant): Temporal.Instant {
  return moment.round({ smallestUnit: 'millisecond', roundingMode: 'floor' })
}

/** The headers of a list without a window: how far back it goes, if the consent bounds that. */
export function reachHeaders(terms: ConsentTerms, now: Temporal.Instant): Record<string, string> {
  const start = earliestMoment(terms, now)
  return start === undefined ? {} : windowHeaders({ start, end: now })
}

/** The headers say which window is covered, so that nothing is cut in silence. */
export function windowHeaders({ start, end }: Window): Record<string, string> {
  return { 'x-window-start': start.toString(), 'x-window-end': end.toString() }
}
