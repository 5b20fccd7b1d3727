// Sign-in at a bank that speaks FDX: by OpenID Connect; who came and which accounts they have, from the FDX API.

import { randomBytes } from 'node:crypto'
import type { OfferedAccount, SignedIn } from '../../domain/authorizations/signed-in.ts'
import type { BankCall, SignIn } from '../../domain/retrieval/connector.ts'
import type { Account } from '../../fdx/account.ts'
import type { Customer } from '../../fdx/customer.ts'
import { Problem } from '../../platform/problem.ts'
import type { OpenId, OpenIdTokens } from '../openid/open-openid.ts'
import { offeredAccount } from '../openid/offered-account.ts'
import { claimOf } from '../openid/sign-in-trip.ts'
import type { Access, AskParts } from './ask-bank.ts'
import { askAccounts, askCustomer } from './ask-customer.ts'
import { freshAccess, renewBefore, writeGrant } from './grant.ts'
import { scopeOf } from './scopes.ts'
import { readsOf, type FdxSettings } from './settings.ts'

export type FdxSignInParts = {
  readonly openId: OpenId
  readonly ask: AskParts
  readonly settings: FdxSettings
}

export function fdxSignIn(parts: FdxSignInParts): SignIn {
  const { openId, settings } = parts
  return {
    begin: (request, call) => openId.begin(request, scopeOf(settings, request.clusters), call),
    async finish(trip, bankReturn, call) {
      const bankGrant = randomBytes(32).toString('base64url')
      const tokens = await openId.finish(trip, bankReturn, call, (redeemed) =>
        bankReturn.granted({ bankGrant, tokens: writeGrant(redeemed, {}) }),
      )
      return { bankGrant, ...(await signedIn(parts, tokens, call)) }
    },
    logoutAddress: (hint, returnUri) => openId.logoutAddress(hint, returnUri),
  }
}

type Described = Omit<SignedIn, 'bankGrant'>

async function signedIn(parts: FdxSignInParts, tokens: OpenIdTokens, call: BankCall): Promise<Described> {
  const { ask, settings } = parts
  const access = freshAccess(tokens)
  const [customer, accounts] = await Promise.all([customerAt(parts, access, call), askAccounts(ask, access, call)])
  const bankCustomerId =
    settings.customerIdFrom === 'customer' ? customer?.customerId : claimOf(tokens.claims, settings.customerIdClaim)
  if (bankCustomerId === undefined || bankCustomerId === '') {
    const cause = `neither ${settings.customerIdClaim} nor customerId says who signed in`
    throw new Problem('sign_in_failed', 'The bank did not say who signed in. Try again, or ask the bank.', { cause })
  }
  return {
    bankCustomerId,
    ...(customer?.type && { customerType: customer.type }),
    displayName: displayName(customer) ?? textOf(tokens.claims['name']) ?? '',
    tokens: writeGrant(tokens, customer ? { customer: customer.customerId } : {}),
    ...(tokens.refreshToken !== undefined && renewBefore(tokens, ask.clock)),
    ...(tokens.idToken !== undefined && { logoutHint: tokens.idToken }),
    accounts: accounts.map((account) => offered(account, customer)),
  }
}

/** Who a customer is may lie behind a cluster that nobody asked for: the claim of the sign-in is enough then. */
async function customerAt(
  { ask, settings }: FdxSignInParts,
  access: Access,
  call: BankCall,
): Promise<Customer | undefined> {
  if (!readsOf(settings).has('customer')) return undefined
  try {
    return await askCustomer(ask, access, undefined, call)
  } catch (error) {
    const isRefused =
      error instanceof Problem && /^(not_authorized|not_supported_by_provider|no_data)$/.test(error.code)
    if (isRefused && settings.customerIdFrom === 'claim') return undefined
    throw error
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function displayName(customer: Customer | undefined): string | undefined {
  const { first = '', last = '', company } = customer?.name ?? {}
  const business = customer?.businessCustomer?.name ?? company
  return business ?? (`${first} ${last}`.trim() || undefined)
}

function offered(account: Account, customer: Customer | undefined): OfferedAccount {
  const { accountId, accountNumber, accountNumberDisplay } = account
  const relationship = customer?.accounts?.find((held) => held.accountId === accountId)?.relationship ?? ''
  const number = accountNumberDisplay ?? accountNumber?.slice(-4) ?? ''
  return offeredAccount(account, { number, joint: /JOINT|SECONDARY/.test(relationship) })
}
