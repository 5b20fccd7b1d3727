// The sealed columns of the database: table, id column and purpose of each.

import type { Tables } from '../../database/tables.ts'
import { ANSWER, MESSAGE, SIGNED_IN } from '../authorizations/authorization.ts'
import { BANK_GRANT } from '../grants/bank-grant.ts'
import { UPSTREAM_TOKENS } from '../grants/stored-tokens.ts'
import { SIGNING_KEY } from '../keys/signing-key.ts'
import { SECURITY_QUESTIONS } from '../logins/security-questions.ts'
import { READ_PART } from '../logins/session-read.ts'
import { PENDING_SIGN_IN } from '../logins/session.ts'
import { USER_NAME } from '../logins/user-name.ts'
import { SUBSCRIPTION_SECRET } from '../notifications/signature.ts'
import { HMAC_SECRET } from '../organizations/hmac-secret.ts'
import { TOTP_SECRET } from '../operators/one-time-code.ts'
import { PROVIDER_SECRET } from '../providers/provider-secret.ts'
import { ACCESS_TOKEN } from '../shares/share-account.ts'
import { AUTH_SECRET } from '../shares/sharing-partner.ts'
import { TRIAL_SIGN_IN } from '../trials/trial.ts'
import { TRIP } from '../trips/trip.ts'
import { VISITOR } from '../visits/visit.ts'
import { WEBHOOK_BODY } from '../webhooks/message.ts'

type SealedIn<Table> = Extract<keyof Table, `${string}_sealed`>

/** Every column whose name ends in `_sealed`: the compiler reports a forgotten one. A secret key's own row is sealed with that key. */
type AllSealed = {
  readonly [T in Exclude<keyof Tables, 'secret_key'> as SealedIn<Tables[T]> extends never ? never : T]: {
    readonly id: keyof Tables[T]
    readonly sealed: { readonly [C in SealedIn<Tables[T]>]: string }
  }
}

const all: AllSealed = {
  authorization_request: {
    id: 'authorization_id',
    sealed: {
      signed_in_sealed: SIGNED_IN,
      bank_grant_sealed: BANK_GRANT,
      answer_sealed: ANSWER,
      message_sealed: MESSAGE,
    },
  },
  bank_trip: { id: 'state_hash', sealed: { trip_sealed: TRIP } },
  banking_session: { id: 'request_id', sealed: { sign_in_sealed: PENDING_SIGN_IN } },
  consent: { id: 'consent_id', sealed: { bank_grant_sealed: BANK_GRANT } },
  grant_release: { id: 'release_id', sealed: { bank_grant_sealed: BANK_GRANT } },
  login: { id: 'login_id', sealed: { username_sealed: USER_NAME, questions_sealed: SECURITY_QUESTIONS } },
  notification_subscription: { id: 'subscription_id', sealed: { secret_sealed: SUBSCRIPTION_SECRET } },
  operator: { id: 'operator_id', sealed: { totp_secret_sealed: TOTP_SECRET } },
  operator_invitation: { id: 'token_hash', sealed: { totp_secret_sealed: TOTP_SECRET } },
  organization_credential: { id: 'credential_id', sealed: { secret_sealed: HMAC_SECRET } },
  provider_secret: { id: 'provider_secret_id', sealed: { value_sealed: PROVIDER_SECRET } },
  session_read_part: { id: 'part_id', sealed: { part_sealed: READ_PART } },
  share: { id: 'share_id', sealed: { access_token_sealed: ACCESS_TOKEN } },
  sharing_partner: { id: 'permission_id', sealed: { auth_secret_sealed: AUTH_SECRET } },
  signing_key: { id: 'kid', sealed: { private_key_sealed: SIGNING_KEY } },
  trial: { id: 'trial_id', sealed: { signed_in_sealed: TRIAL_SIGN_IN } },
  upstream_token: { id: 'bank_grant_mac', sealed: { tokens_sealed: UPSTREAM_TOKENS } },
  visit: { id: 'visit_id', sealed: { signed_in_sealed: VISITOR } },
  webhook_message: { id: 'message_id', sealed: { body_sealed: WEBHOOK_BODY } },
}

export type SealedColumn = {
  readonly table: string
  readonly id: string
  readonly column: string
  readonly purpose: string
}

export function sealedColumns(): readonly SealedColumn[] {
  return Object.entries(all).flatMap(([table, { id, sealed }]) =>
    Object.entries(sealed).map(([column, purpose]) => ({ table, id, column, purpose })),
  )
}
