// Grants a consent: what the customer allows one recipient to read. It replaces the former one of the same three.

import { newId, type Id } from '../../platform/ids.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { OpenIdScope } from '../../fdx/openid-scope.ts'
import type { Vault } from '../../platform/secret.ts'
import { publishEvent } from '../events/publish-event.ts'
import type { Act } from '../journal/act.ts'
import { handlesOf } from './account-handle.ts'
import { keepGrant } from '../grants/bank-grant.ts'
import { rowOfTerms, type ConsentTerms } from './consent-terms.ts'
import { endConsentOf } from './end-consent.ts'
import type { BankAccount } from './living-consent.ts'
import { loginOf, type CustomerType } from './login-id.ts'

export type Grant = {
  readonly clientId: string
  readonly providerId: number
  readonly customerId: Id<'customer'>
  /** Absent if the bank did not say it. */
  readonly customerType?: CustomerType
  readonly clusters: readonly DataCluster[]
  /** Absent: none. */
  readonly openIdScopes?: readonly OpenIdScope[]
  /** When the customer signed in, if the app is to be told. */
  readonly signedInAt?: Temporal.Instant
  /** Absent: none but the end. */
  readonly terms?: ConsentTerms
  /** In the order of the bank; holds at least one. */
  readonly accounts: readonly BankAccount[]
  readonly bankGrant: string
  readonly correlationId?: string
  /** The run of the flow in which it was given: it leads from the consent to all that happened before it. */
  readonly authorizationId?: string
  readonly expiresAt: Temporal.Instant
}

export async function grantConsent(act: Act, vault: Vault, grant: Grant): Promise<Id<'consent'>> {
  const { clientId, providerId, customerId, clusters, openIdScopes = [], terms = {}, expiresAt } = grant
  const replaced = await endConsentOf(act, clientId, customerId)
  const loginId = await loginOf(act, clientId, customerId, grant.customerType)
  const consentId = newId('consent', act.at)
  await act.tx
    .insertInto('consent')
    .values({
      consent_id: consentId,
      client_id: clientId,
      login_id: loginId,
      provider_id: providerId,
      customer_id: customerId,
      clusters: [...clusters],
      openid_scopes: [...openIdScopes],
      signed_in_at: grant.signedInAt ?? null,
      shares_onward: ({ selectFrom }) =>
        selectFrom('recipient').select('shares_onward').where('client_id', '=', clientId),
      ...rowOfTerms(terms),
      ...keepGrant(vault, providerId, grant.bankGrant),
      correlation_id: grant.correlationId ?? null,
      granted_at: act.at,
      expires_at: expiresAt,
    })
    .execute()
  const handles = await handlesOf(act, clientId, providerId, grant.accounts)
  await act.tx
    .insertInto('consent_account')
    .values(handles.map((handle, place) => ({ consent_id: consentId, account_handle: handle, place })))
    .execute()
  await act.record('grant-consent', {
    clientId,
    providerId,
    customerId,
    consentId,
    detail: {
      clusters,
      ...(openIdScopes.length > 0 && { openIdScopes }),
      ...terms,
      accounts: handles,
      expiresAt: expiresAt.toString(),
      replaces: replaced,
      authorizationId: grant.authorizationId,
    },
  })
  await publishEvent(act, { kind: 'consent-granted', clientId, providerId, consentId })
  return consentId
}
