// Sign-in at a bank whose data lies in a database: by OpenID Connect; who came and what they hold, from the views.

import { randomBytes } from 'node:crypto'
import type { SignedIn } from '../../domain/authorizations/signed-in.ts'
import type { BankCall, SignIn } from '../../domain/retrieval/connector.ts'
import { customer, type Customer } from '../../fdx/customer.ts'
import { Problem } from '../../platform/problem.ts'
import { offeredAccount } from '../openid/offered-account.ts'
import type { OpenId } from '../openid/open-openid.ts'
import { claimOf } from '../openid/sign-in-trip.ts'
import { accountsOf } from './reads.ts'
import { asJson, demandView, membersOf, readRow, selectFields, type JsonRow } from './view-rows.ts'
import { unlessUnfit, type ViewSource } from './view-source.ts'

/** @param claim the claim of the ID token that holds the customer's id in the views. */
export function viewsSignIn(source: ViewSource, openId: OpenId, claim: string): SignIn {
  return {
    begin: (request, call) => openId.begin(request, 'openid', call),
    async finish(trip, bankReturn, call) {
      const { claims, idToken } = await openId.finish(trip, bankReturn, call)
      const id = claimOf(claims, claim)
      if (id === undefined) throw failed(`the claim ${claim} is neither in the ID token nor in userinfo`)
      return { ...(await signedIn(source, id, call)), ...(idToken !== undefined && { logoutHint: idToken }) }
    },
    logoutAddress: (hint, returnUri) => openId.logoutAddress(hint, returnUri),
  }
}

async function signedIn(source: ViewSource, id: string, call: BankCall): Promise<SignedIn> {
  return source.existing.on(call, async (found) => {
    const fields = selectFields(demandView(found, 'customer', 'customer'), 't')
    const text = asJson(fields, `from "${source.schema}".customer t where t.customer_id = $1 limit 1`)
    const [row] = await unlessUnfit(source.database.query<JsonRow>({ text, values: [id] }, call), [])
    if (!row) throw failed('the view customer has no row of who signed in')
    const who = readRow(customer, membersOf(row), source.zone)
    const held = await accountsOf(source, found, who.customerId, call)
    return {
      // As the bank writes it, so that two spellings of one number are no two customers.
      bankCustomerId: who.customerId,
      ...(who.type && { customerType: who.type }),
      displayName: displayName(who),
      // Nothing was granted: the views are read by Portage's own role.
      bankGrant: randomBytes(32).toString('base64url'),
      accounts: held.map(({ account, joint }) =>
        offeredAccount(account, { number: account.accountNumberDisplay ?? account.accountNumber ?? '', joint }),
      ),
    }
  })
}

function failed(cause: string): Problem {
  return new Problem('sign_in_failed', 'The sign-in at the bank failed. Try again, or ask the bank.', { cause })
}

function displayName({ name, businessCustomer, type }: Customer): string {
  const { first = '', last = '', company } = name ?? {}
  const person = `${first} ${last}`.trim()
  const business = businessCustomer?.name ?? company
  return (type === 'BUSINESS' ? (business ?? person) : person || business) ?? ''
}
