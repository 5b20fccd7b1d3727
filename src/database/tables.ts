// Tables: the columns of every table. Written by tools/golden.ts from the migrations; never edited by hand.

import type { Generated } from 'kysely'
import type { Decimal } from '../platform/decimal.ts'

export type Tables = {
  account_handle: {
    account_handle: string
    client_id: string
    provider_id: number
    bank_account_id: string
    created_at: Temporal.Instant
    account_category: string
  }
  account_sighting: {
    consent_id: string
    account_mac: string
    number_mac: string | null
    closed: boolean
  }
  authorization_code: {
    code_hash: string
    consent_id: string
    client_id: string
    redirect_uri: string
    code_challenge: string | null
    expires_at: Temporal.Instant
    used_at: Temporal.Instant | null
    nonce: string | null
  }
  authorization_request: {
    authorization_id: string
    browser_hash: string
    client_id: string
    provider_id: number
    redirect_uri: string
    clusters: readonly string[]
    state: string | null
    code_challenge: string | null
    correlation_id: string | null
    language: string | null
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    signed_in_sealed: string | null
    chosen_accounts: readonly string[] | null
    decided_at: Temporal.Instant | null
    decision: string | null
    answer_sealed: string | null
    for_connect: Generated<boolean>
    duration_type: string | null
    duration_days: number | null
    lookback_days: number | null
    start_request_id: string | null
    left_request_id: string | null
    challenge_reused: Generated<boolean>
    bank_grant_sealed: string | null
    bank_grant_mac: string | null
    connect_trip: unknown
    connect_token_hash: string | null
    connect_token_ends_at: Temporal.Instant | null
    message_sealed: string | null
    openid_scopes: Generated<readonly string[]>
    nonce: string | null
    signed_in_at: Temporal.Instant | null
    hinted_subject: string | null
  }
  authorize_token: {
    token_hash: string
    organization_id: string
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
  }
  bank_breaker: {
    provider_id: number
    operation: string
    reason: string
    trouble: string
    opened_at: Temporal.Instant
    open_until: Temporal.Instant
    openings: Generated<number>
    probe_until: Temporal.Instant | null
    good: Generated<number>
  }
  bank_call: {
    provider_id: number
    operation: string
    slot: Temporal.Instant
    step: number
    calls: number
    failures: number
  }
  bank_failure: {
    provider_id: number
    operation: string
    trouble: string
    times: number
    last_at: Temporal.Instant
    status: number | null
    request_id: string | null
  }
  bank_trip: {
    state_hash: string
    provider_id: number
    authorization_id: string | null
    visit_id: string | null
    trial_id: string | null
    trip_sealed: string | null
    expires_at: Temporal.Instant
  }
  banking_session: {
    request_id: string
    organization_id: string
    token_hash: string | null
    language: string
    tag: string | null
    provider_id: number
    login_id: string | null
    sign_in_sealed: string | null
    failures: Generated<number>
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
  }
  client: {
    client_id: string
    kind: string
    organization_id: string
    status: string
    created_at: Temporal.Instant
  }
  client_secret: {
    secret_hash: string
    client_id: string
    created_at: Temporal.Instant
    ended_at: Temporal.Instant | null
    last_used_at: Temporal.Instant | null
  }
  consent: {
    consent_id: string
    client_id: string
    provider_id: number
    customer_id: string
    clusters: readonly string[]
    bank_grant_sealed: string | null
    correlation_id: string | null
    granted_at: Temporal.Instant
    expires_at: Temporal.Instant
    ended_at: Temporal.Instant | null
    ended_because: string | null
    shares_onward: Generated<boolean>
    login_id: string | null
    duration_type: string | null
    duration_days: number | null
    lookback_days: number | null
    revocation_reason: string | null
    revocation_initiator: string | null
    accounts_seen_at: Temporal.Instant | null
    bank_grant_mac: string | null
    openid_scopes: Generated<readonly string[]>
    signed_in_at: Temporal.Instant | null
  }
  consent_account: {
    consent_id: string
    account_handle: string
    lost_at: Temporal.Instant | null
    place: Generated<number>
  }
  customer: {
    customer_id: string
    provider_id: number
    bank_customer_id: string
    created_at: Temporal.Instant
  }
  delivery: {
    delivery_id: Generated<string>
    destination_id: string
    event_id: string | null
    message_id: string | null
    position: number
    subject: string
    attempts: Generated<number>
    due_at: Temporal.Instant
    leased_until: Temporal.Instant | null
    attempted_at: Temporal.Instant | null
    outcome: string | null
    settled_at: Temporal.Instant | null
    settled_as: string | null
  }
  destination: {
    destination_id: string
    kind: string
    owner_id: string
    url: string
    created_at: Temporal.Instant
    ended_at: Temporal.Instant | null
    ended_because: string | null
    attempted_at: Temporal.Instant | null
    outcome: string | null
    failing_since: Temporal.Instant | null
  }
  event: {
    event_id: string
    sequence: Generated<number>
    position: number | null
    at: Temporal.Instant
    kind: string
    actor_kind: string
    client_id: string
    provider_id: number
    consent_id: string | null
    account_handle: string | null
  }
  grant_release: {
    release_id: string
    provider_id: number
    bank_grant_sealed: string
    bank_grant_mac: string | null
    consent_id: string | null
    written_at: Temporal.Instant
    attempts: Generated<number>
    due_at: Temporal.Instant
    leased_until: Temporal.Instant | null
  }
  journal_entry: {
    journal_entry_id: string
    at: Temporal.Instant
    kind: string
    action: string
    actor_kind: string
    actor_id: string
    request_id: string | null
    client_id: string | null
    provider_id: number | null
    customer_id: string | null
    consent_id: string | null
    detail: Generated<unknown>
  }
  learned_field: {
    provider_id: number
    entity: string
    path: string
    learned_at: Temporal.Instant
  }
  login: {
    login_id: string
    client_id: string
    customer_id: string
    created_at: Temporal.Instant
    customer_type: string | null
    username_sealed: string | null
    questions_sealed: string | null
    is_scheduled_refresh: Generated<boolean>
    tag: string | null
  }
  logo_fetch: {
    client_id: string
    attempts: Generated<number>
    due_at: Temporal.Instant
  }
  migration: {
    name: string
    checksum: string
    applied_at: Generated<Temporal.Instant>
  }
  notification_subscription: {
    subscription_id: string
    client_id: string
    type: string
    category: string
    effective_date: Temporal.PlainDate
    secret_sealed: string | null
  }
  operator: {
    operator_id: string
    user_name: string
    name: string
    role: string
    password_hash: string | null
    totp_secret_sealed: string | null
    totp_step: Generated<number>
    created_at: Temporal.Instant
    disabled_at: Temporal.Instant | null
  }
  operator_attempt: {
    attempt_mac: string
    user_name_mac: string
    attempts: number
    blocked_until: Temporal.Instant
    expires_at: Temporal.Instant
    attempted_at: Generated<Temporal.Instant>
  }
  operator_invitation: {
    token_hash: string
    operator_id: string
    totp_secret_sealed: string
    expires_at: Temporal.Instant
  }
  operator_passkey: {
    credential_id: string
    operator_id: string
    public_key: string
    signature_count: number
    created_at: Temporal.Instant
    last_used_at: Temporal.Instant
  }
  operator_recovery_code: {
    code_mac: string
    operator_id: string
  }
  operator_session: {
    session_id: string
    token_hash: string
    operator_id: string
    created_at: Temporal.Instant
    last_seen_at: Temporal.Instant
    expires_at: Temporal.Instant
    address: string
    user_agent: string
    proved_at: Temporal.Instant
  }
  operator_token: {
    token_id: string
    token_hash: string
    operator_id: string
    name: string
    role: string
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    last_used_at: Temporal.Instant | null
    parent_id: string | null
  }
  organization: {
    organization_id: string
    name: string
    created_at: Temporal.Instant
    guid: string
    connect_client_id: string | null
    connect_redirect_urls: Generated<readonly string[]>
    connect_origins: Generated<readonly string[]>
    integration: Generated<string>
    connect_language: string | null
    connect_theme: string | null
    connect_accent: string | null
    connect_requires_token: Generated<boolean>
    connect_is_default: Generated<boolean>
  }
  organization_credential: {
    credential_id: string
    organization_id: string
    kind: string
    secret_hash: string
    created_at: Temporal.Instant
    last_used_at: Temporal.Instant | null
    ended_at: Temporal.Instant | null
    secret_sealed: string | null
  }
  provider: {
    provider_id: number
    name_en: string
    name_fr: string
    country: string
    language: string
    connector: string
    status: string
    url: string | null
    settings: Generated<unknown>
    settings_version: Generated<number>
    address: string | null
    institution_number: string | null
    transit_numbers: Generated<readonly string[]>
    routing_numbers: Generated<readonly string[]>
    time_zone: Generated<string>
    consents_ended_at: Temporal.Instant | null
    calls_at_once: number | null
  }
  provider_secret: {
    provider_secret_id: string
    provider_id: number
    name: string
    value_sealed: string
    set_at: Temporal.Instant
    set_by_kind: string
    set_by_id: string
  }
  recipient: {
    client_id: string
    name: string
    description: string
    country: string
    clusters: readonly string[]
    redirect_uris: readonly string[]
    logo_uri: string | null
    client_uri: string | null
    terms_uri: string | null
    contacts: readonly string[]
    logo: Uint8Array | null
    logo_content_type: string | null
    shares_onward: Generated<boolean>
    registration_token_hash: string | null
    duration_types: readonly string[] | null
    duration_days: number | null
    lookback_days: number | null
    registry_references: unknown
    intermediaries: unknown
    events_removed_to: Generated<number>
    repeats_refresh_token: Generated<boolean>
    separate_pending_ids: Generated<boolean>
  }
  refresh_token: {
    consent_id: string
    token_hash: string
    client_id: string
    issued_at: Temporal.Instant
    last_used_at: Temporal.Instant
    ended_at: Temporal.Instant | null
  }
  registration: {
    client_id: string
    provider_id: number
    status: string
    requested_at: Temporal.Instant
    changed_at: Temporal.Instant
  }
  registration_step: {
    step: Generated<number>
    client_id: string
    provider_id: number
    status: string
    at: Temporal.Instant
    actor_kind: string
    actor_id: string
    reason: string | null
  }
  sandbox_account: {
    account_id: string
    account_key: string
    provider_id: number
    product: string
    account_number: string
    nickname: string | null
    opened_on: Temporal.PlainDate
    closed_on: Temporal.PlainDate | null
    owed: boolean
    opening_balance: Decimal
    credit_limit: Decimal | null
    renumbered_at: Temporal.Instant | null
    next_account_number: string | null
  }
  sandbox_book: {
    one: Generated<boolean>
    seed: string
    first_start: Temporal.PlainDate
    first_month: Temporal.PlainDate
    last_month: Temporal.PlainDate
  }
  sandbox_grant: {
    grant_hash: string
    provider_id: number
    bank_customer_id: string
    granted_at: Temporal.Instant
    ended_at: Temporal.Instant | null
  }
  sandbox_holder: {
    account_id: string
    bank_customer_id: string
    relationship: string
    place: number
    held_from: Generated<Temporal.Instant>
    held_until: Generated<Temporal.Instant>
  }
  sandbox_sign_in: {
    sign_in_id: string
    provider_id: number
    return_uri: string
    state: string
    language: string
    browser_hash: string | null
    step: Generated<string>
    bank_customer_id: string | null
    answered: Generated<number>
    failures: Generated<number>
    code_hash: string | null
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
  }
  sandbox_transaction: {
    account_id: string
    ordinal: number
    transaction_id: string
    transaction_at: Temporal.Instant
    posted_at: Temporal.Instant
    debit_credit: string
    amount: Decimal
    balance_after: Decimal
    transaction_type: string
    description: string
    category: string | null
    payee: string | null
    reference: string | null
    foreign_amount: Decimal | null
    foreign_currency: string | null
    principal_amount: Decimal | null
    interest_amount: Decimal | null
    symbol: string | null
    units: number | null
    unit_price: Decimal | null
    dropped: Generated<boolean>
    posted_count: number
  }
  secret_key: {
    key_id: string
    hash_key_sealed: string
    since: Temporal.Instant
  }
  server_fact: {
    name: string
    value: string
  }
  session_read: {
    read_id: string
    request_id: string
    kind: string
    organization_id: string
    consent_id: string
    asked: unknown
    state: string
    goes_on: Generated<boolean>
    held_until: Temporal.Instant | null
    problem: unknown
    carried: unknown
    begun_at: Temporal.Instant
    deadline_at: Temporal.Instant
    expires_at: Temporal.Instant
  }
  session_read_part: {
    part_id: string
    read_id: string
    request_id: string
    kind: string
    place: number
    part_sealed: string
  }
  share: {
    share_id: string
    login_id: string
    consent_id: string
    account_handle: string
    access_token_mac: string
    access_token_sealed: string
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    last_read_at: Temporal.Instant | null
    last_read_by: string | null
    ended_at: Temporal.Instant | null
    ended_because: string | null
  }
  shared_count: {
    key_mac: string
    minute: Temporal.Instant
    count: number
  }
  sharing_partner: {
    permission_id: string
    organization_id: string
    name: string
    auth_secret_mac: string
    auth_secret_sealed: string
    is_enabled: Generated<boolean>
    created_at: Temporal.Instant
    changed_at: Temporal.Instant
  }
  signing_key: {
    kid: string
    public_jwk: unknown
    private_key_sealed: string | null
    created_at: Temporal.Instant
    sign_from: Temporal.Instant
    retired_at: Temporal.Instant | null
  }
  trial: {
    trial_id: string
    provider_id: number
    begun_at: Temporal.Instant
    ends_at: Temporal.Instant
    expires_at: Temporal.Instant
    state: string
    leased_until: Temporal.Instant | null
    browser_hash: string | null
    operator_id: string | null
    signed_in_sealed: string | null
    steps: Generated<unknown>
  }
  upstream_token: {
    bank_grant_mac: string
    provider_id: number
    tokens_sealed: string
    version: Generated<number>
    rotates: boolean | null
    renew_before: Temporal.Instant | null
    changed_at: Temporal.Instant
    renewal_id: string | null
    renewal_until: Temporal.Instant | null
    ended_at: Temporal.Instant | null
    trouble: string | null
    trouble_at: Temporal.Instant | null
  }
  visit: {
    visit_id: string
    browser_hash: string
    provider_id: number
    signed_in_sealed: string | null
    begun_at: Temporal.Instant
    expires_at: Temporal.Instant
  }
  webhook: {
    webhook_id: string
    organization_id: string
    kinds: readonly string[]
  }
  webhook_message: {
    message_id: string
    sequence: Generated<number>
    webhook_id: string
    kind: string
    cause: string
    login_id: string | null
    request_id: string
    language: string
    tag: string | null
    request: unknown
    created_at: Temporal.Instant
    body_sealed: string | null
    body_until: Temporal.Instant | null
    read_at: Temporal.Instant | null
    problem: string | null
    answer: string | null
  }
}
