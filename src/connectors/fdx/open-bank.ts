// One bank that speaks FDX, opened with its settings: its connections, its sign-in, its reads and its checks.

import type { Bank, ConnectedProvider, Reads } from '../../domain/retrieval/connector.ts'
import { bankOffering } from '../../domain/retrieval/offered-reads.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { openBankHttp, type BankHttpRules } from '../http/bank-http.ts'
import { addressesIn } from '../openid/openid-settings.ts'
import { openOpenId } from '../openid/open-openid.ts'
import type { BankPolicies } from '../trouble/bank-policy.ts'
import type { AskParts } from './ask-bank.ts'
import { fdxChecks } from './checks.ts'
import { endFdxGrant } from './end-grant.ts'
import { accessOf, readGrant, renewGrant, type GrantParts, type KeptTokens } from './grant.ts'
import { openMisfitLog } from './misfit-log.ts'
import { fdxReadsOf } from './reads.ts'
import { readsOf, type FdxSettings } from './settings.ts'
import { fdxSignIn } from './sign-in.ts'

export type FdxConnectorParts = {
  readonly rules: BankHttpRules
  readonly policies: Pick<BankPolicies, 'of'>
  readonly tokens: KeptTokens
  readonly clock: Clock
  readonly log: Log
}

export function openFdxBank(
  { rules, policies, tokens, clock, log }: FdxConnectorParts,
  { providerId, timeZone, settings, secrets }: ConnectedProvider<FdxSettings>,
): Bank {
  const http = openBankHttp(rules, {
    addresses: [...addressesIn(settings), settings.fdxAddress],
    tls: { authority: secrets['tlsAuthority'], certificate: secrets['tlsCertificate'], key: secrets['tlsKey'] },
  })
  const policy = policies.of(providerId)
  const openId = openOpenId({ http, policy, clock, settings, secrets })
  const fdxAddress = settings.fdxAddress.replace(/\/+$/, '')
  const ask: AskParts = {
    http,
    policy,
    clock,
    settings: { ...settings, timeZone, fdxAddress, headers: withLowerNames(settings.headers) },
    misfits: openMisfitLog(log, providerId),
  }
  const grants: GrantParts = { openId, tokens, clock, providerId }
  const reads = fdxReadsOf({
    ...ask,
    accessOf: ({ bankGrant }) => accessOf(grants, bankGrant),
    async customerIdOf({ bankGrant, bankCustomerId }) {
      if (settings.customerIdFrom === 'customer') return bankCustomerId
      return readGrant((await tokens.current(providerId, bankGrant)).value).customer
    },
  })
  return bankOffering(offeredOf(reads, settings), {
    defaultWindowDays: 90,
    signIn: fdxSignIn({ openId, ask, settings }),
    endGrant: (bankGrant, call) => endFdxGrant({ ...grants, ask, settings }, bankGrant, call),
    renewGrant: (bankGrant, version, call) => renewGrant(grants, { bankGrant, version }, call),
    checks: fdxChecks(openId, ask),
    close: () => http.close(),
  })
}

/** So that one that Portage sends, too, such as Accept, replaces it and is not sent twice. */
function withLowerNames(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** Accounts are what every bank has: without them there is nothing to consent to. */
function offeredOf(reads: Omit<Reads, 'changes'>, settings: FdxSettings): Partial<Reads> {
  const offered = new Set<string>([...readsOf(settings), 'heldAccounts', 'account'])
  return Object.fromEntries(Object.entries(reads).filter(([name]) => offered.has(name)))
}
