// Connects a customer whom an organization signed in with user name and password, which a test institution alone allows.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import { grantConsent, type Grant } from '../consents/grant-consent.ts'
import { loginOf } from '../consents/login-id.ts'
import { releaseGiven } from '../consents/release-grant.ts'
import type { GivenGrant } from '../grants/bank-grant.ts'
import { keepTokens } from '../grants/keep-tokens.ts'
import { recognizeCustomer } from '../customers/recognize-customer.ts'
import type { Act } from '../journal/act.ts'
import { rememberQuestions } from './security-questions.ts'
import { keepUserName } from './user-name.ts'

export type DirectConnection = Omit<Grant, 'customerId' | 'bankGrant'> & {
  readonly bankCustomerId: string
  readonly given: GivenGrant
  readonly username: string
  /** The security questions that were asked. */
  readonly asked: readonly string[]
}

/**
 * A consent that lives already is used as it is, so that what was shared under it goes on; then the bank's new grant is
 * released. Gives the LoginId.
 */
export async function connectDirectly(
  act: Act,
  vault: Vault,
  { bankCustomerId, username, asked, given, ...grant }: DirectConnection,
): Promise<string> {
  const { clientId, providerId } = grant
  // The customer's row is held until the act ends: of two sign-ins at once the second finds what the first one granted.
  const customerId = await recognizeCustomer(act, providerId, bankCustomerId)
  const living = await act.tx
    .selectFrom('consent')
    .select('consent_id')
    .where('client_id', '=', clientId)
    .where('customer_id', '=', customerId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', act.at)
    .executeTakeFirst()
  const { bankGrant } = given
  const consentId = living?.consent_id ?? (await grantConsent(act, vault, { ...grant, bankGrant, customerId }))
  const loginId = await loginOf(act, clientId, customerId, grant.customerType)
  await keepUserName(act, vault, loginId, username)
  await rememberQuestions(act, vault, loginId, asked)
  const detail = { loginId, by: 'user name and password at a test institution', usesGrant: !living }
  await act.record('connect-directly', { clientId, providerId, customerId, consentId, detail })
  if (living) await releaseGiven(act, vault, providerId, given)
  else await keepTokens(act, vault, providerId, given)
  return loginId
}

/** Finds the login of a customer as the bank knows them; `undefined` if they never connected to this client. */
export async function findLoginOf(
  { read }: Database,
  clientId: string,
  providerId: number,
  bankCustomerId: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('login')
    .innerJoin('customer', 'customer.customer_id', 'login.customer_id')
    .select('login_id')
    .where('client_id', '=', clientId)
    .where('provider_id', '=', providerId)
    .where('bank_customer_id', '=', bankCustomerId)
    .executeTakeFirst()
  return row?.login_id
}
