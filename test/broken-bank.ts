// Broken bank: the Banking API of a test server over the same database, with a bank that differs from the sandbox.

import type { AddressInfo } from 'node:net'
import { bankingConventions } from '../src/api/banking/banking-conventions.ts'
import { bankingEndpoints } from '../src/api/banking/endpoints.ts'
import { openReadJournal } from '../src/domain/journal/read-journal.ts'
import { openBankCalls } from '../src/domain/retrieval/bank-calls.ts'
import type { Connector } from '../src/domain/retrieval/connector.ts'
import { failureLimit } from '../src/platform/http/failure-limit.ts'
import { mount } from '../src/platform/http/mount.ts'
import { openTally } from '../src/platform/http/tally.ts'
import { silentLog } from '../src/platform/log.ts'
import { usualLimits } from './usual-limits.ts'
import type { TestServer } from './server.ts'

export type BrokenBank = AsyncDisposable & { readonly issuer: string }

/** @param changes gives the methods that differ, from those of the sandbox. */
export async function openBrokenBank(
  { database, clock, vault, app }: TestServer,
  changes: (sandbox: Connector) => Partial<Connector>,
): Promise<BrokenBank> {
  const sandbox = app.connectors.get('sandbox')!
  const http = mount({
    endpoints: bankingEndpoints({
      database,
      clock,
      vault,
      log: silentLog,
      retrieval: {
        clock,
        connectors: new Map([[sandbox.name, { ...sandbox, ...changes(sandbox) }]]),
        journal: openReadJournal(database),
        calls: openBankCalls({ deadlineMilliseconds: 10_000, mostAtOnce: 50 }),
      },
      failures: failureLimit(openTally(clock), 1000),
      consentMonths: 12,
      rules: { dispatchAfterMilliseconds: 20_000, mostTransactions: 500 },
    }),
    conventionsOf: () => bankingConventions,
    log: silentLog,
    limits: usualLimits,
  })
  await http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = http.server.address() as AddressInfo
  return { issuer: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => http.close() }
}
