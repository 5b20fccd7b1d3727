// The parameters of a link to Connect, whose names may be written in any case. What is left empty is absent.

import { z } from 'zod'
import { validateState } from '../../domain/authorizations/authorization-request.ts'
import type { ConnectTrip } from '../../domain/authorizations/connect-trip.ts'
import type { QueryParameters } from '../../platform/http/path.ts'
import { spokenLanguage } from '../../platform/language.ts'
import { Problem } from '../../platform/problem.ts'

/** Those that mean something here. Every other one, documented by others or not, is passed over (docs/connect-page.md). */
const NAMES = [
  'customerId',
  'authorizeToken',
  'redirectUrl',
  'state',
  'language',
  'theme',
  'tag',
  'institution',
  'institutionId',
  'fiList',
  'loginId',
  'daysOfTransactions',
  'accountSelectorEnable',
  'accountSelectorMultiple',
  'scheduleRefresh',
  'innerRedirect',
  'jsRedirect',
  'stringify',
  'closeEnable',
  'search',
] as const

export type ParameterName = (typeof NAMES)[number]

/** What comes back with the answer is not ours to trim. */
const RETURNED: ReadonlySet<ParameterName> = new Set(['state', 'tag'])

/** As they were sent, under their own names. */
export type SentParameters = Readonly<Partial<Record<ParameterName, string>>>

/** As the endpoint receives them: each as often as it was sent. */
export const connectQuery = z.record(z.string(), z.array(z.string()))

/** Throws `invalid_request` for one that came twice, in whatever case: it would mean what its reader makes of it. */
export function readParameters(query: z.infer<typeof connectQuery>): SentParameters {
  const sent = Object.entries(query).flatMap(([name, values]) => values.map((value) => ({ name, value })))
  const found = NAMES.map((known) => {
    const [only, ...more] = sent.filter(({ name }) => name.toLowerCase() === known.toLowerCase())
    if (more.length > 0) throw invalid(`${known} is there more than once.`)
    const value = RETURNED.has(known) ? only?.value : only?.value.trim()
    return [known, value || undefined] as const
  })
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}

const LONGEST_TAG = 200

/** The most days that a link can ask for: older links ask for 360. */
const MOST_DAYS = 3660

/** What a link asks for, beside whose it is and where its answer goes. */
export type ConnectWishes = Pick<ConnectTrip, 'tag' | 'accounts' | 'scheduleRefresh' | 'follows'> &
  Pick<ConnectTrip, 'asText' | 'hasCloseButton' | 'theme'> & { readonly lookbackDays?: number }

/** Throws `invalid_request` where a wrong value would change what is shared or told. */
export function readWishes(sent: SentParameters): ConnectWishes {
  const { tag, theme, scheduleRefresh, daysOfTransactions } = sent
  if (sent.state !== undefined) validateState(sent.state)
  if (tag !== undefined && tag.length > LONGEST_TAG) throw invalid(`tag is longer than ${LONGEST_TAG} characters.`)
  const asked = theme?.toLowerCase()
  return {
    ...(tag !== undefined && { tag }),
    ...(isOn(sent.accountSelectorEnable) && { accounts: 'one' as const }),
    ...(isOn(sent.accountSelectorMultiple) && { accounts: 'many' as const }),
    ...(scheduleRefresh !== undefined && { scheduleRefresh: isOn(scheduleRefresh) }),
    ...(daysOfTransactions !== undefined && { lookbackDays: readDays(daysOfTransactions) }),
    ...((asked === 'light' || asked === 'dark') && { theme: asked }),
    follows: isOn(sent.jsRedirect) ? 'nobody' : isOn(sent.innerRedirect) ? 'frame' : 'page',
    asText: isOn(sent.stringify),
    hasCloseButton: isOn(sent.closeEnable),
  }
}

/** A language that is not spoken here is as if none were asked for. */
export function languageOf({ language }: SentParameters): 'en' | 'fr' | undefined {
  return spokenLanguage(language)
}

/** What goes along to the next page. A page in another language has all of it but the language. */
export function takenAlong({ search: _search, ...sent }: SentParameters): QueryParameters {
  return sent
}

function isOn(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true'
}

/** `Days90`, or the number alone. */
function readDays(text: string): number {
  const days = Number(/^(?:days)?([1-9]\d{0,3})$/i.exec(text)?.[1] ?? Number.NaN)
  if (days <= MOST_DAYS) return days
  throw invalid(`daysOfTransactions must be Days90 or Days365, or a number of days up to ${MOST_DAYS}.`)
}

function invalid(detail: string): Problem {
  return new Problem('invalid_request', detail)
}
