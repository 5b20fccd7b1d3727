// The decision, taken once: the customer allows, or denies, or the bank made it impossible.

import { strict as assert } from 'node:assert'
import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret, type Vault } from '../../platform/secret.ts'
import { macOfGrant } from '../grants/bank-grant.ts'
import { withAnswer } from '../connect/return-address.ts'
import { grantConsent } from '../consents/grant-consent.ts'
import { recognizeCustomer } from '../customers/recognize-customer.ts'
import { institutionOf } from '../providers/institution.ts'
import { findProvider } from '../providers/provider.ts'
import type { Act, Stage } from '../journal/act.ts'
import type { AuthorizationAt } from './authorization-flow.ts'
import { ANSWER, answerUri, MESSAGE, type Authorization } from './authorization.ts'
import { answerOfConnect, queryOfAnswer } from './connect-answer.ts'
import type { ConnectMessage, ConnectTrip } from './connect-trip.ts'
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
  const { trip } = authorization
  const told = trip
    ? tell(authorization, trip, await answerOfConnect(act, { ...authorization, trip }, consentId))
    : { answer: toApp(authorization, issuer, { code: await makeCode(act, authorization, consentId) }) }
  // Of two presses at once the second waits above for the first, and is turned back here with all that it did.
  await recordDecision(act, vault, authorization, { decision: 'allowed', ...told, bankGrant: signedIn.bankGrant })
  return told.answer
}

type Told = { readonly answer: string; readonly message?: ConnectMessage }

function toApp(
  { redirectUri, state }: Authorization,
  issuer: string,
  fields: Readonly<Record<string, string>>,
): string {
  return answerUri(redirectUri, issuer, state, fields)
}

/**
 * Embedded, the customer's own window ends on a page of ours that learns nothing but whether it went well. Connect is no
 * authorization server to who embeds it, and so names no issuer.
 */
function tell(authorization: Authorization, { isEmbedded }: ConnectTrip, message: ConnectMessage): Told {
  const { redirectUri } = authorization
  if (!isEmbedded) return { answer: withAnswer(redirectUri, queryOfAnswer(authorization, message)) }
  const { error } = message
  return { answer: error === undefined ? redirectUri : withAnswer(redirectUri, { error }), message }
}

async function tellRefusal(
  database: Pick<Database, 'read'>,
  issuer: string,
  authorization: Authorization,
  fields: Refusal['fields'],
): Promise<Told> {
  const { trip, providerId } = authorization
  if (!trip) return { answer: toApp(authorization, issuer, fields) }
  const provider = await findProvider(database, providerId)
  assert.ok(provider, 'an authorization has its provider')
  return tell(authorization, trip, { institution: institutionOf(provider), ...fields })
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
  const told = await tellRefusal({ read: act.tx }, parts.issuer, authorization, fields)
  await recordDecision(act, parts.vault, authorization, { decision, ...told })
  await act.record('refuse-authorization', { clientId, providerId, detail: { authorizationId: id, decision } })
  return told.answer
}

/** The same where nobody had signed in: who turned back is not known, and the journal never heard of the beginning. */
export async function turnBack(
  { database, clock }: Stage,
  parts: DecisionParts,
  authorization: Authorization,
  { decision, fields }: Refusal,
): Promise<string> {
  const told = await tellRefusal(database, parts.issuer, authorization, fields)
  const decided = { decision, ...told }
  await database.transaction((tx) => recordDecision({ tx, at: clock.now() }, parts.vault, authorization, decided))
  return told.answer
}

type Decision = Told & {
  readonly decision: 'allowed' | 'denied' | 'failed'
  /** The grant of the sign-in that the customer saw: nobody allows with one that another has replaced meanwhile. */
  readonly bankGrant?: string
}

async function recordDecision(
  act: Pick<Act, 'tx' | 'at'>,
  vault: Vault,
  { id, providerId }: Authorization,
  { decision, answer, message, bankGrant }: Decision,
): Promise<void> {
  if (decision !== 'allowed') await releaseHeldGrant(act, id)
  const updated = await act.tx
    .updateTable('authorization_request')
    .set({
      decided_at: act.at,
      decision,
      answer_sealed: vault.seal(ANSWER, answer),
      message_sealed: message === undefined ? null : vault.seal(MESSAGE, JSON.stringify(message)),
      signed_in_sealed: null,
      bank_grant_sealed: null,
      bank_grant_mac: null,
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
