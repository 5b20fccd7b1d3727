// Sessions: what Almanac holds for one browser, in memory only. The browser has a random cookie and never a token.

import { randomBytes } from 'node:crypto'
import type { Customer } from './customer.ts'
import type { Connection, Departure } from './portage.ts'
import type { Reading } from './reading.ts'
import { openWire, type Wire } from './wire.ts'

export type Session = {
  wire: Wire
  /** Sign-ins that were begun and have not come back, by their state. */
  readonly departures: Map<string, Departure & { arrival?: Arrival }>
  connected?: Connected | undefined
  /** Said once, on the next page. */
  farewell: boolean
}

/** What the browser came back with, and the cookie of the session that it brought. */
type Arrival = { readonly query: string; readonly cookie: Promise<string> }

/** The data of one consent. All of it is dropped when the consent ends. */
export type Connected = {
  readonly connection: Connection
  readonly providerName: string
  /** Absent when the consent does not open it. */
  readonly customer: Customer | undefined
  /** The transactions of each account, by account id. */
  readonly readings: Map<string, Reading>
}

export type Sessions = {
  find(cookies: string | undefined): Session | undefined
  /** Keeps the session under a new cookie, and under no other; gives the value of `Set-Cookie`. */
  keep(session: Session): string
}

const COOKIE = 'almanac_session'
const IDLE = { minutes: 60 }
const SESSIONS_KEPT = 200

export function newSession(): Session {
  return { wire: openWire(), departures: new Map(), farewell: false }
}

export function openSessions(now: () => Temporal.Instant): Sessions {
  // In the order of last use: the first is the one that was idle longest.
  const held = new Map<string, { session: Session; until: Temporal.Instant }>()

  const hold = (id: string, session: Session): void => {
    held.delete(id)
    held.set(id, { session, until: now().add(IDLE) })
    for (const [oldest, { until }] of held) {
      if (held.size <= SESSIONS_KEPT && Temporal.Instant.compare(until, now()) > 0) break
      held.delete(oldest)
    }
  }

  return {
    find(cookies) {
      const id = readCookie(cookies)
      const found = id === undefined ? undefined : held.get(id)
      if (!id || !found || Temporal.Instant.compare(found.until, now()) <= 0) return undefined
      hold(id, found.session)
      return found.session
    },
    keep(session) {
      for (const [id, entry] of held) if (entry.session === session) held.delete(id)
      const id = randomBytes(32).toString('base64url')
      hold(id, session)
      return `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`
    },
  }
}

function readCookie(cookies: string | undefined): string | undefined {
  const mine = cookies?.split(/; */).find((pair) => pair.startsWith(`${COOKIE}=`))
  return mine?.slice(COOKIE.length + 1)
}
