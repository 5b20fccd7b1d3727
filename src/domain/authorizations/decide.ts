// The decision, taken once: the customer allows, or denies, or the bank made it impossible.

import { strict as assert } from 'node:assert'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret, type Vault } from '../../platform/secret.ts'
import { macOfGrant } from '../consents/bank-grant.ts'
import { grantConsent } from '../consents/grant-consent.ts'
import { recognizeCustomer } from '../customers/recognize-customer.ts'
import { institutionOf } from '../providers/institution.ts'
import { findProvider } from '../providers/provider.ts'
import { announceConnected } from '../webhooks/announce.ts'
import type { Act, Stage } from '../journal/act.ts'
import type { AuthorizationAt } from './authorization-flow.ts'
import { ANSWER, answerOf, type Authorization } from './authorization.ts'
import { demandOpen } from './demand-open.ts'
import { releaseHeldGrant } from './release-held-grant.ts'

/** A code can be redeemed for this long. */
export const CODE_LIFE = { seconds: 60 }

export type DecisionParts = { readonly vault: Vault; readonly issuer: string }

/**
 * Allows: the consent, the code and the answer are made in one act. Returns the address that takes the code to the app.
 * Throws as `demandOpen`, and `authorization_decided` when another press of the button was first; its answer is then the
 * stored one.
 */
export async function allow(
  act: Act,
  { vault, issuer }: DecisionParts,
  authorization: AuthorizationAt<'decide'>,
  consentExpiresAt: Temporal.Instant,
): Promise<string> {
  const { clientId, providerId, signedIn, chosenAccounts, correlationId } = authorization
  await demandOpen({ read: act.tx }, authorization)
  const customerId = await recognizeCustomer(act, providerId, signedIn.bankCustomerId)
  const consentId = await grantConsent(act, vault, {
    clientId,
    providerId,
    customerId,
    ...(signedIn.customerType !== undefined && { customerType: signedIn.customerType }),
    clusters: authorization.clusters,
    openIdScopes: authorization.openIdScopes,
    ...(authorization.openIdScopes.includes('openid') && { signedInAt: authorization.signedInAt }),
    terms: authorization.terms,
    accounts: signedIn.accounts.filter(({ bankAccountId }) => chosenAccounts.includes(bankAccountId)),
    bankGrant: signedIn.bankGrant,
    expiresAt: consentExpiresAt,
    authorizationId: authorization.id,
    ...(correlationId !== undefined && { correlationId }),
  })
  const fields = authorization.forConnect
    ? await loginFields(act, authorization, consentId)
    : { code: await makeCode(act, authorization, consentId) }
  const answer = answerOf(authorization, issuer, fields)
  // Of two presses at once the second waits above for the first, and is turned back here with all that it did.
  await recordDecision(act, vault, authorization, { decision: 'allowed', answer, bankGrant: signedIn.bankGrant })
  return answer
}

async function makeCode(
  act: Act,
  { clientId, redirectUri, codeChallenge, nonce }: Authorization,
  consentId: string,
): Promise<string> {
  const code = newSecret()
  await act.tx
    .insertInto('authorization_code')
    .values({
      code_hash: hashSecret(code),
      consent_id: consentId,
      client_id: clientId,
      redirect_uri: redirectUri,
      code_challenge: codeChallenge ?? null,
      nonce: nonce ?? null,
      expires_at: act.at.add(CODE_LIFE),
    })
    .execute()
  return code
}

/** Returns what Connect gives in place of a code. */
async function loginFields(
  act: Act,
  authorization: Authorization,
  consentId: string,
): Promise<Readonly<Record<string, string>>> {
  const { login_id: loginId } = await act.tx
    .selectFrom('consent')
    .select('login_id')
    .where('consent_id', '=', consentId)
    .executeTakeFirstOrThrow()
  const provider = await findProvider({ read: act.tx }, authorization.providerId)
  assert.ok(loginId !== null && provider, 'a living consent has its login and its provider')
  await announceConnected(act, { ...authorization, loginId })
  return { loginId, institution: institutionOf(provider) }
}

export type Refusal = {
  readonly decision: 'denied' | 'failed'
  /** What the app is told. */
  readonly fields: Readonly<Record<'error' | 'error_description', string>>
}

/** The fields are in the contract's words. */
export const DENIED: Refusal = {
  decision: 'denied',
  fields: { error: 'access_denied', error_description: 'The user denied the access' },
}

/** The app is told that trying again later may help. */
export const NO_SIGN_IN: Refusal = {
  decision: 'failed',
  fields: {
    error: 'temporarily_unavailable',
    error_description: 'The bank cannot sign customers in at the moment.',
  },
}

/** Nothing is shared, and the app is told so. */
export function deny(act: Act, parts: DecisionParts, authorization: Authorization): Promise<string> {
  return refuse(act, parts, authorization, DENIED)
}

/** Returns the address that takes the answer to the app. */
export async function refuse(
  act: Act,
  parts: DecisionParts,
  authorization: Authorization,
  { decision, fields }: Refusal,
): Promise<string> {
  const { id, clientId, providerId } = authorization
  const answer = answerOf(authorization, parts.issuer, fields)
  await recordDecision(act, parts.vault, authorization, { decision, answer })
  await act.record('refuse-authorization', { clientId, providerId, detail: { authorizationId: id, decision } })
  return answer
}

/** The same where nobody had signed in: who turned back is not known, and the journal never heard of the beginning. */
export async function turnBack(
  { database, clock }: Stage,
  parts: DecisionParts,
  authorization: Authorization,
  { decision, fields }: Refusal,
): Promise<string> {
  const answer = answerOf(authorization, parts.issuer, fields)
  const decided = { decision, answer }
  await database.transaction((tx) => recordDecision({ tx, at: clock.now() }, parts.vault, authorization, decided))
  return answer
}

type Decision = {
  readonly decision: 'allowed' | 'denied' | 'failed'
  readonly answer: string
  /** The grant of the sign-in that the customer saw: nobody allows with one that another has replaced meanwhile. */
  readonly bankGrant?: string
}

async function recordDecision(
  act: Pick<Act, 'tx' | 'at'>,
  vault: Vault,
  { id, providerId }: Authorization,
  { decision, answer, bankGrant }: Decision,
): Promise<void> {
  if (decision !== 'allowed') await releaseHeldGrant(act, id)
  const updated = await act.tx
    .updateTable('authorization_request')
    .set({
      decided_at: act.at,
      decision,
      answer_sealed: vault.seal(ANSWER, answer),
      signed_in_sealed: null,
      bank_grant_sealed: null,
      bank_grant_mac: null,
      bank_state_hash: null,
    })
    .where('authorization_id', '=', id)
    .where((row) =>
      bankGrant === undefined ? row.lit(true) : row('bank_grant_mac', '=', macOfGrant(vault, providerId, bankGrant)),
    )
    .where('decided_at', 'is', null)
    .where('expires_at', '>', act.at)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) {
    throw new Problem('authorization_decided', 'You have already answered. Go back to the app.')
  }
}
