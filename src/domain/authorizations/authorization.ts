// An authorization: one run of the authorization code flow, bound to one browser, over after ten minutes.

import type { Selectable } from 'kysely'
import type { Database } from '../../database/open.ts'
import type { Tables } from '../../database/tables.ts'
import { isDataCluster, type DataCluster } from '../../fdx/cluster.ts'
import { isOpenIdScope, type OpenIdScope } from '../../fdx/openid-scope.ts'
import type { Id } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, type Vault } from '../../platform/secret.ts'
import { BANK_GRANT, type GivenGrant } from '../grants/bank-grant.ts'
import { termsOfRow, type ConsentTerms } from '../consents/consent-terms.ts'
import { readTrip, type ConnectMessage, type ConnectTrip } from './connect-trip.ts'
import type { SignedIn } from './signed-in.ts'

export const AUTHORIZATION_LIFE = { minutes: 10 }

/** What the app asked for, and where the answer goes. */
type RequestedAuthorization = {
  readonly id: Id<'authorization'>
  readonly clientId: string
  readonly providerId: number
  readonly redirectUri: string
  readonly clusters: readonly DataCluster[]
  readonly openIdScopes: readonly OpenIdScope[]
  readonly nonce?: string
  /** The customer who alone may answer, as the app knows them. */
  readonly hintedSubject?: string
  /** Absent where the app used PKCE in its place, or Connect was asked without one. */
  readonly state?: string
  /** Of the organization's Connect: it ends with a LoginId in place of a code for an app. */
  readonly trip?: ConnectTrip
  readonly terms: ConsentTerms
  readonly codeChallenge?: string
  readonly correlationId?: string
  readonly language?: 'en' | 'fr'
  readonly expiresAt: Temporal.Instant
}

export type AuthorizationAnswer = {
  readonly decidedAt: Temporal.Instant
  /** Where the browser is sent. */
  readonly uri: string
  /** Of embedded Connect: what the page around the frame is told. */
  readonly message?: ConnectMessage
}

type Choice = {
  readonly signedIn: SignedIn
  readonly signedInAt: Temporal.Instant
  /** The bank's own ids; none before the customer has chosen. */
  readonly chosenAccounts: readonly string[]
}

/** How far an authorization has come, with what is known then; authorization-flow.ts says what may follow. */
type Progress =
  | { readonly status: 'started'; readonly hasLeft: boolean }
  | ({ readonly status: 'signedIn' } & Choice)
  | ({ readonly status: 'accountsChosen' } & Choice)
  | { readonly status: 'decided'; readonly answer: AuthorizationAnswer; readonly hasSignedIn: boolean }

export type Authorization = RequestedAuthorization & Progress

export type AuthorizationStatus = Authorization['status']

export const SIGNED_IN = 'signed in'
export const ANSWER = 'authorization answer'
export const MESSAGE = 'connect message'

/**
 * The authorization as the browser that began it may see it, expired or not. Throws `not_found` or `wrong_browser`
 * (somebody else's link, or cookies are off).
 */
export async function openAuthorization(
  database: Database,
  vault: Vault,
  id: string,
  browserSecret: string | undefined,
): Promise<Authorization> {
  const row = await database.read
    .selectFrom('authorization_request')
    .selectAll()
    .where('authorization_id', '=', id)
    .executeTakeFirst()
  if (!row)
    throw new Problem('not_found', 'This page does not exist, or its time is over. Go back to the app and start again.')
  if (browserSecret === undefined || hashSecret(browserSecret) !== row.browser_hash) {
    throw new Problem(
      'wrong_browser',
      'This was started in another browser, or cookies are off. Go back to the app and start again.',
    )
  }
  return {
    id: row.authorization_id as Id<'authorization'>,
    clientId: row.client_id,
    providerId: row.provider_id,
    redirectUri: row.redirect_uri,
    clusters: row.clusters.filter(isDataCluster),
    openIdScopes: row.openid_scopes.filter(isOpenIdScope),
    terms: termsOfRow(row),
    expiresAt: row.expires_at,
    ...(row.for_connect && { trip: readTrip(row.connect_trip) }),
    ...(row.nonce !== null && { nonce: row.nonce }),
    ...(row.hinted_subject !== null && { hintedSubject: row.hinted_subject }),
    ...(row.state !== null && { state: row.state }),
    ...(row.code_challenge !== null && { codeChallenge: row.code_challenge }),
    ...(row.correlation_id !== null && { correlationId: row.correlation_id }),
    ...(row.language !== null && { language: row.language as 'en' | 'fr' }),
    ...readProgress(vault, row),
  }
}

/** Throws `authorization_expired`. */
export function demandUnexpired({ expiresAt }: Pick<Authorization, 'expiresAt'>, at: Temporal.Instant): void {
  if (Temporal.Instant.compare(expiresAt, at) <= 0) {
    throw new Problem('authorization_expired', 'This took longer than ten minutes. Go back to the app and start again.')
  }
}

type ProgressRow = Pick<
  Selectable<Tables['authorization_request']>,
  | 'decided_at'
  | 'answer_sealed'
  | 'message_sealed'
  | 'signed_in_sealed'
  | 'signed_in_at'
  | 'bank_grant_sealed'
  | 'chosen_accounts'
  | 'start_request_id'
  | 'left_request_id'
>

function readProgress(vault: Vault, row: ProgressRow): Progress {
  const { decided_at: decidedAt, answer_sealed: answer, signed_in_sealed: who, bank_grant_sealed: grant } = row
  if (decidedAt !== null && answer !== null) {
    const message = row.message_sealed === null ? undefined : openSealed(vault, MESSAGE, row.message_sealed)
    const told = message !== undefined && { message: JSON.parse(message) as ConnectMessage }
    const hasSignedIn = row.start_request_id === null
    return { status: 'decided', answer: { decidedAt, uri: openSealed(vault, ANSWER, answer), ...told }, hasSignedIn }
  }
  const { signed_in_at: signedInAt, chosen_accounts: chosenAccounts } = row
  if (who === null || grant === null || signedInAt === null) {
    return { status: 'started', hasLeft: row.left_request_id !== null }
  }
  const customer = JSON.parse(openSealed(vault, SIGNED_IN, who)) as Omit<SignedIn, keyof GivenGrant>
  const signedIn = { ...customer, bankGrant: openSealed(vault, BANK_GRANT, grant) }
  return chosenAccounts === null
    ? { status: 'signedIn', signedIn, signedInAt, chosenAccounts: [] }
    : { status: 'accountsChosen', signedIn, signedInAt, chosenAccounts }
}

function openSealed(vault: Vault, purpose: string, sealed: string): string {
  const plain = vault.open(purpose, sealed)
  if (plain === undefined) throw new Error(`what was sealed for ${purpose} does not open`)
  return plain
}

/**
 * The redirect that carries an answer to the app, with the issuer that gives it (RFC 9207) and the state as it came. The
 * redirect URI stands as it was registered, to the letter: what is appended is all that is ours.
 */
export function answerUri(
  redirectUri: string,
  issuer: string,
  state: string | undefined,
  fields: Readonly<Record<string, string>>,
): string {
  const all = { ...fields, ...(state !== undefined && { state }), iss: issuer }
  const query = Object.entries(all).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query.join('&')}`
}
