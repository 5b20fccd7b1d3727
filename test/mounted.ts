// Mounted endpoints: a server of a story's own endpoints, which wait, hold or answer as the story needs it.

import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { oauthConventions } from '../src/api/oauth/oauth-conventions.ts'
import { fdx6Conventions } from '../src/api/fdx/fdx-conventions.ts'
import type { Answer } from '../src/platform/http/answer.ts'
import { anyone, endpoint, type Endpoint, type HeadAccess } from '../src/platform/http/endpoint.ts'
import type { HoldWatch } from '../src/platform/http/hold-watch.ts'
import { mount, type Limits } from '../src/platform/http/mount.ts'
import { openLog, type LogFields } from '../src/platform/log.ts'
import { movableClock } from '../src/platform/clock.ts'
import { STORY_START } from './seeded.ts'
import { usualLimits } from './usual-limits.ts'

export type Mounted = AsyncDisposable & {
  readonly issuer: string
  readonly log: readonly Line[]
  connections(): Promise<number>
}

export type Line = LogFields & { readonly level: string; readonly message: string }

type Ways = {
  readonly method?: 'GET' | 'POST'
  readonly access?: HeadAccess<unknown>
  readonly evenWhenBusy?: true
}

/** An endpoint at `/{name}`. A POST takes a form. */
export function own(name: string, handle: () => Answer | Promise<Answer>, ways: Ways = {}): Endpoint {
  const { method = 'GET', access = anyone, evenWhenBusy } = ways
  return endpoint<undefined, undefined, unknown, unknown>({
    name,
    summary: 'An endpoint of a story.',
    method,
    path: `/${name}`,
    access,
    conventions: oauthConventions,
    answers: {},
    ...(method === 'POST' && { accepts: ['form'] as const, body: z.unknown() }),
    ...(evenWhenBusy && { evenWhenBusy }),
    handle,
  })
}

export async function mounted(
  endpoints: readonly Endpoint[],
  limits: Partial<Limits> = {},
  openHolds?: (log: ReturnType<typeof openLog>) => HoldWatch,
): Promise<Mounted> {
  const lines: Line[] = []
  const log = openLog(movableClock(STORY_START), (line) => lines.push(JSON.parse(line) as Line))
  const holds = openHolds?.(log)
  const http = mount({
    endpoints,
    conventionsOf: ({ path }) => (path.startsWith('/api/fdx/6') ? fdx6Conventions : oauthConventions),
    log,
    limits: { ...usualLimits, ...limits },
    ...(holds && { holds }),
  })
  await http.listen({ host: '127.0.0.1', port: 0 })
  const stop = holds?.start()
  const { port } = http.server.address() as AddressInfo
  return {
    issuer: `http://127.0.0.1:${port}`,
    log: lines,
    connections: () =>
      new Promise((resolve, reject) => {
        http.server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
      }),
    async [Symbol.asyncDispose]() {
      stop?.()
      const closed = http.close()
      http.server.closeAllConnections()
      await closed
    },
  }
}
