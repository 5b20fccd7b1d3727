// The wire: the one way to call the server. It keeps the list of calls that every page shows, and never a token.

import { Trouble } from './trouble.ts'

export type Call = {
  readonly by: 'app' | 'browser'
  readonly method: string
  /** Path and query. No token travels in either. */
  readonly path: string
  /** Absent when no answer came, and for what the browser does. */
  readonly status?: number
  readonly milliseconds?: number
}

export type Wire = {
  fetch(url: string | URL, init?: RequestInit): Promise<Response>
  /** The newest last. */
  readonly calls: readonly Call[]
  /** How many calls there were, also those no longer in the list. */
  readonly count: number
  /** Notes a request that the browser makes for us. */
  noteBrowser(url: URL): void
}

const PATIENCE_MS = 20_000
const CALLS_KEPT = 200

export function openWire(): Wire {
  const calls: Call[] = []
  let count = 0
  const note = (call: Call): void => {
    count += 1
    calls.push(call)
    if (calls.length > CALLS_KEPT) calls.shift()
  }
  return {
    calls,
    get count() {
      return count
    },
    noteBrowser: (url) => note({ by: 'browser', method: 'GET', path: url.pathname }),
    async fetch(input, init = {}) {
      const url = new URL(input)
      const call = { by: 'app', method: init.method ?? 'GET', path: url.pathname + url.search } as const
      const start = performance.now()
      try {
        const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
        note({ ...call, status: response.status, milliseconds: performance.now() - start })
        return response
      } catch (cause) {
        note({ ...call, milliseconds: performance.now() - start })
        throw new Trouble('unreachable', { cause })
      }
    },
  }
}
