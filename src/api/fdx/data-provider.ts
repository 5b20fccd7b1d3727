// FDX-API-Data-Provider-Id: by which a caller of version 6 names a bank, since one server speaks for many.

import type { Database } from '../../database/open.ts'
import { findServedProvider, isProviderId, type Provider } from '../../domain/providers/provider.ts'
import type { Head } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'

export const DATA_PROVIDER = 'FDX-API-Data-Provider-Id'

/** Returns `undefined` if the caller names none. Throws `invalid_request` for one that is not here. */
export async function readDataProvider(database: Database, call: Head): Promise<Provider | undefined> {
  const id = named(call)
  if (id === undefined) return undefined
  const provider = isProviderId(id) ? await findServedProvider(database, Number(id)) : undefined
  if (provider) return provider
  throw new Problem(
    'invalid_request',
    `${DATA_PROVIDER} names no bank that is here. Send a provider_id of GET /api/v1/providers, or leave it out.`,
  )
}

/** Throws `invalid_request` if the caller names another bank than the one whose data its token opens. */
export function demandDataProvider(call: Head, providerId: number): void {
  const id = named(call)
  if (id === undefined || id === String(providerId)) return
  throw new Problem(
    'invalid_request',
    `${DATA_PROVIDER} names another bank than the one of the token. Send ${providerId}, or leave it out.`,
  )
}

function named(call: Head): string | undefined {
  return call.header(DATA_PROVIDER.toLowerCase())
}
