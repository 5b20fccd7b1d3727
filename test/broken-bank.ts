// Broken bank: the Banking API or FDX of a test server over the same database, with a bank that differs from the sandbox.

import type { AddressInfo } from 'node:net'
import { bankingConventions } from '../src/api/banking/banking-conventions.ts'
import { bankingEndpoints, bankingReads } from '../src/api/banking/endpoints.ts'
import type { LongReads } from '../src/api/banking/long-reads.ts'
import type { BankingRules } from '../src/api/banking/parts.ts'
import { fdxEndpoints } from '../src/api/fdx/endpoints.ts'
import { readerAccess } from '../src/api/fdx/reader-access.ts'
import { oauthConventions } from '../src/api/oauth/oauth-conventions.ts'
import { userinfoEndpoints } from '../src/api/oauth/userinfo.ts'
import { openReadJournal } from '../src/domain/journal/read-journal.ts'
import { openKeyRing } from '../src/domain/keys/key-ring.ts'
import { openBankCalls } from '../src/domain/retrieval/bank-calls.ts'
import type { Banks } from '../src/domain/retrieval/banks.ts'
import type { Bank } from '../src/domain/retrieval/connector.ts'
import type { Conventions, Endpoint } from '../src/platform/http/endpoint.ts'
import { failureLimit } from '../src/platform/http/failure-limit.ts'
import { mount } from '../src/platform/http/mount.ts'
import { openTally } from '../src/platform/http/tally.ts'
import { strangerLimit } from '../src/platform/http/stranger-limit.ts'
import { Problem } from '../src/platform/problem.ts'
import { silentLog, type Log } from '../src/platform/log.ts'
import type { TestServer } from './server.ts'
import { usualLimits, usualReads } from './usual-limits.ts'

export type BrokenBank = AsyncDisposable & { readonly issuer: string }

/** The Banking API. @param changes returns the methods that differ from those of the sandbox. */
export async function openBrokenBank(
  server: TestServer,
  changes: (sandbox: Bank) => Partial<Bank>,
  rules: Partial<BankingRules> = {},
): Promise<BrokenBank & { readonly reads: LongReads }> {
  const { database, clock, vault } = server
  const sandbox = await openFirstBank(server)
  const parts = {
    database,
    clock,
    vault,
    log: silentLog,
    retrieval: retrievalFrom(server, { ...sandbox, ...changes(sandbox) }, 10_000),
    failures: failureLimit(openTally(clock), 1000),
    strangers: strangerLimit(openTally(clock), 1000),
    consentMonths: 12,
    rules: { ...usualReads, mostTransactions: 500, ...rules },
  }
  const reads = bankingReads(parts)
  return { ...(await open(bankingEndpoints(parts, reads), bankingConventions)), reads }
}

export type BrokenFdx = {
  readonly bank: Bank
  readonly deadlineMilliseconds: number
  readonly conventions: Conventions
  readonly log?: Log
}

/** FDX in the version of these conventions. */
export async function openBrokenFdx(server: TestServer, fdx: BrokenFdx): Promise<BrokenBank> {
  const { database, clock, vault, issuer } = server
  const endpoints = fdxEndpoints({
    database,
    clock,
    vault,
    issuer,
    mint: { ring: await openKeyRing(database, vault, clock), issuer },
    retrieval: retrievalFrom(server, fdx.bank, fdx.deadlineMilliseconds),
    demandsInteractionId: false,
  })
  return open(endpoints, fdx.conventions, fdx.log)
}

/** Userinfo, with a bank that says nothing of its customers. */
export async function openBrokenUserinfo(server: TestServer): Promise<BrokenBank> {
  const { database, clock, vault, issuer } = server
  const customer = () => Promise.reject(new Problem('provider_unavailable', 'The bank does not answer.'))
  const bank = { ...(await openFirstBank(server)), customer }
  const mint = { ring: await openKeyRing(database, vault, clock), issuer }
  const retrieval = retrievalFrom(server, bank, 10_000)
  const parts = { database, clock, vault, issuer, mint, retrieval, demandsInteractionId: false }
  return open(userinfoEndpoints({ tokenReader: readerAccess(parts) }), oauthConventions)
}

function retrievalFrom({ database, clock }: TestServer, bank: Bank, deadlineMilliseconds: number) {
  return {
    database,
    clock,
    banks: onlyBank(bank),
    journal: openReadJournal(database),
    calls: openBankCalls({ deadlineMilliseconds, mostAtOnce: 50 }),
  }
}

/** The bank of the first customer, as the server has opened it. */
export function openFirstBank({ app: { banks } }: Pick<TestServer, 'app'>): Promise<Bank> {
  return banks.of({ providerId: 1000, connector: 'sandbox', settingsVersion: 1 })
}

/** Banks of which each is this one. */
export function onlyBank(bank: Bank): Banks {
  return { connectors: new Map(), of: async () => bank, close: async () => {} }
}

async function open(
  endpoints: readonly Endpoint[],
  conventions: Conventions,
  log: Log = silentLog,
): Promise<BrokenBank> {
  const http = mount({ endpoints, conventionsOf: () => conventions, log, limits: usualLimits })
  await http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = http.server.address() as AddressInfo
  return { issuer: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => http.close() }
}
