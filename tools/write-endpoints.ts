// Endpoints page: every way in with who may call it, written from the app itself.

import { usualLimits } from '../test/usual-limits.ts'
import { buildApp, type App } from '../src/app.ts'
import type { Database } from '../src/database/open.ts'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { makeSigningKey } from '../src/domain/keys/make-signing-key.ts'
import type { Connector } from '../src/domain/retrieval/connector.ts'
import { systemClock } from '../src/platform/clock.ts'
import { noProxies } from '../src/platform/http/caller-address.ts'
import type { Endpoint } from '../src/platform/http/endpoint.ts'
import { silentLog } from '../src/platform/log.ts'
import { openVault } from '../src/platform/secret.ts'

export const EXAMPLE_ISSUER = 'https://portage.example'

/** The text of docs/endpoints.txt: a line for each endpoint, by path. */
export async function writeEndpoints(database: Database): Promise<string> {
  const rows = (await allEndpoints(database)).map(({ path, method, access, accepts, name }) => {
    return [path, method, access.name, accepts.join('+') || '-', name]
  })
  const table = [
    ['path', 'method', 'access', 'accepts', 'name'],
    ...rows.toSorted((left, right) => (String(left) < String(right) ? -1 : 1)),
  ]
  const widthOf = (column: number): number => Math.max(...table.map((row) => row[column]?.length ?? 0))
  return table.map((row) => `${writeRow(row, widthOf)}\n`).join('')
}

function writeRow(row: readonly string[], widthOf: (column: number) => number): string {
  return row
    .map((cell, column) => cell.padEnd(widthOf(column)))
    .join('  ')
    .trimEnd()
}

/** The endpoints of a server with usual settings, at an address that is not used. */
export async function allEndpoints(database: Database): Promise<readonly Endpoint[]> {
  return (await buildExample(database)).endpoints
}

/** Every kind of bank by its name. */
export async function allConnectors(database: Database): Promise<ReadonlyMap<string, Connector>> {
  return (await buildExample(database)).banks.connectors
}

async function buildExample(database: Database): Promise<App> {
  const clock = systemClock
  // Always the same, because the files that are written from one database must open its keys.
  const vault = openVault([Buffer.alloc(32)], Buffer.alloc(32))
  await act({ database, clock }, bySystem('golden'), (change) => makeSigningKey(change, vault, change.at))
  const app = await buildApp(
    { database, clock, vault, log: silentLog },
    {
      issuer: EXAMPLE_ISSUER,
      proxies: noProxies,
      consentMonths: 12,
      providerDeadline: 1000,
      allowsLoopbackBanks: false,
      providerCalls: 50,
      failuresPerMinute: 1,
      begunPerMinute: 1,
      limits: usualLimits,
      shownOptions: [],
      demandsInteractionId: false,
      notifications: { allowsLoopback: false, mostSubscriptions: 20 },
      management: {
        allowsLoopbackRedirects: false,
        mostRedirectUris: 20,
        mostRegistrations: 1000,
        demandedMembers: [],
      },
      comparesClocks: false,
      banking: {
        dispatchAfterMilliseconds: 1000,
        longReadDeadline: 60_000,
        longReadsAtOnce: 10,
        longReadsPerOrganization: 10,
        mostTransactions: 1000,
      },
    },
  )
  await app.http.close()
  return app
}
