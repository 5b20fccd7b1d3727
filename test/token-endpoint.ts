// Token endpoint: a bank's, by HTTP, that rotates refresh tokens and ends all that came of one that is sent twice (RFC 9700 4.14.2).

import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Renew } from '../src/domain/grants/renewal.ts'
import { Problem } from '../src/platform/problem.ts'

type Family = { living: boolean }

export type TokenEndpoint = AsyncDisposable & {
  readonly address: string
  /** Returns the first refresh token of a new grant. */
  grant(): string
  /** How often it renewed, and how often a refresh token was sent that had been replaced. */
  readonly counts: { renewals: number; reuses: number }
  /** Runs in the middle of each renewal: before the bank has done anything, and when it has. */
  readonly moments: { before: () => Promise<void>; after: () => Promise<void> }
}

export async function openTokenEndpoint({ rotates = true } = {}): Promise<TokenEndpoint> {
  const tokens = new Map<string, { readonly family: Family; used: boolean }>()
  const counts = { renewals: 0, reuses: 0 }
  const moments = { before: async () => {}, after: async () => {} }
  const add = (family: Family): string => {
    const token = randomUUID()
    tokens.set(token, { family, used: false })
    return token
  }
  const renew = (sent: string): readonly [number, object] => {
    const token = tokens.get(sent)
    if (token?.used === true) {
      counts.reuses++
      token.family.living = false
    }
    if (token?.family.living !== true) return [400, { error: 'invalid_grant' }]
    counts.renewals++
    if (!rotates) return [200, { access_token: randomUUID(), refresh_token: sent }]
    token.used = true
    return [200, { access_token: randomUUID(), refresh_token: add(token.family) }]
  }
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const sent = new URLSearchParams(await text(request)).get('refresh_token') ?? ''
      await moments.before()
      const [status, body] = renew(sent)
      await moments.after()
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    void answer().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/token`,
    grant: () => add({ living: true }),
    counts,
    moments,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Renews as a connector does: the refresh token is what is kept. */
export function renewAt(address: string): Renew {
  return async ({ value }, signal) => {
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: value })
    const response = await fetch(address, { method: 'POST', body, signal })
    const answer = (await response.json()) as { readonly error?: string; readonly refresh_token?: string }
    if (answer.error === 'invalid_grant') throw new Problem('bank_grant_ended', 'The bank knows no such grant.')
    const next = answer.refresh_token ?? value
    return { value: next, rotates: next !== value }
  }
}
