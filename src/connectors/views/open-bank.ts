// One bank of views, opened with its settings: its connections, its sign-in, its reads and its checks.

import type { z } from 'zod'
import type { Bank, BankCall, Capability, ConnectedProvider } from '../../domain/retrieval/connector.ts'
import { bankOffering } from '../../domain/retrieval/offered-reads.ts'
import type { Clock } from '../../platform/clock.ts'
import { openBankHttp, type BankHttpRules } from '../http/bank-http.ts'
import { openIdChecks } from '../openid/openid-checks.ts'
import { addressesIn } from '../openid/openid-settings.ts'
import { openOpenId } from '../openid/open-openid.ts'
import type { BankPolicies, BankPolicy } from '../trouble/bank-policy.ts'
import { openBankDatabase } from './bank-database.ts'
import { existingViews, type FoundViews } from './existing-views.ts'
import { viewReads, type ViewReads } from './reads.ts'
import type { viewsConnectorSettings } from './settings.ts'
import { viewsSignIn } from './sign-in.ts'
import type { ViewName } from './view-columns.ts'
import { viewChecks } from './checks/checks.ts'

type ViewsProvider = ConnectedProvider<z.infer<typeof viewsConnectorSettings>>

export type ViewsConnectorParts = {
  readonly rules: BankHttpRules
  readonly policies: Pick<BankPolicies, 'of'>
  readonly clock: Clock
}

export function openViewsBank({ rules, policies, clock }: ViewsConnectorParts, provider: ViewsProvider): Bank {
  const { providerId, settings, secrets, timeZone } = provider
  const database = openBankDatabase(settings, secrets)
  const http = openBankHttp(rules, {
    addresses: addressesIn(settings),
    tls: { authority: secrets['tlsAuthority'], certificate: secrets['tlsCertificate'], key: secrets['tlsKey'] },
  })
  const policy = policies.of(providerId)
  const openId = openOpenId({ http, policy, clock, settings, secrets })
  // Nobody is asked before the first read. Until then, everything that a bank may have is offered.
  const offers = new Set<Capability>(Object.keys(VIEW_OF) as (keyof ViewReads)[])
  const existing = existingViews({
    database,
    schema: settings.schema,
    clock,
    allowsWriting: settings.writableBecause !== undefined,
    onFound: (found) => limitOffers(offers, found),
  })
  const source = { database, existing, schema: settings.schema, zone: timeZone, clock }
  const bank = bankOffering(withPolicy(viewReads(source), policy), {
    defaultWindowDays: 90,
    signIn: viewsSignIn(source, openId, settings.customerIdClaim),
    // The bank has granted nothing: there is nothing to end.
    endGrant: async () => {},
    checks: [...openIdChecks({ openId, http, clock }), ...viewChecks(source)],
    async close() {
      await Promise.all([database.close(), http.close()])
    },
  })
  return { ...bank, offers }
}

/** Each read has a breaker of its own, is counted, and is done again if what went wrong may pass. */
function withPolicy(reads: ViewReads, policy: BankPolicy): ViewReads {
  const entries = Object.entries(reads as Readonly<Record<string, AnyRead>>).map(([operation, read]) => {
    const carriedOut: AnyRead = (...asked) => {
      const { signal, requestId, ...call } = asked.at(-1) as BankCall
      return policy.run({ operation, repeatable: true, signal, requestId }, (within) =>
        read(...asked.slice(0, -1), { ...call, requestId, signal: within }),
      )
    }
    return [operation, carriedOut]
  })
  return Object.fromEntries(entries) as ViewReads
}

type AnyRead = (...asked: readonly unknown[]) => Promise<unknown>

/** The view without which a read is not offered. */
const VIEW_OF: Readonly<Record<keyof ViewReads, ViewName>> = {
  customer: 'customer',
  heldAccounts: 'account',
  account: 'account',
  contact: 'customer',
  transactions: 'transaction',
  changes: 'transaction',
  statements: 'statement',
  statementFile: 'statement',
  paymentNetworks: 'payment_network',
  assetTransferNetworks: 'asset_transfer_network',
}

function limitOffers(offers: Set<Capability>, found: FoundViews): void {
  for (const [read, view] of Object.entries(VIEW_OF) as [keyof ViewReads, ViewName][]) {
    const isThere = found.has(view) && (read !== 'changes' || found.get(view)?.has('change_id') === true)
    if (isThere) offers.add(read)
    else offers.delete(read)
  }
}
