// Lists the signing keys with their public halves and what each of them does now.

import type { Database } from '../../database/open.ts'
import { lastTokenOver, signingKeyOf } from './key-life.ts'
import type { PublicJwk } from './signing-key.ts'

/** In the order of a key's life. */
export const keyStates = ['announced', 'signs', 'verifies', 'retired'] as const

export type KeyState = (typeof keyStates)[number]

export type KeyLine = {
  readonly kid: string
  readonly publicJwk: PublicJwk
  readonly state: KeyState
  readonly createdAt: Temporal.Instant
  readonly signFrom: Temporal.Instant
  /** When its last token expires; absent if no other key follows it, or it has retired. */
  readonly verifiesUntil?: Temporal.Instant
  readonly retiredAt?: Temporal.Instant
}

/** Newest first. */
export async function listKeys({ read }: Pick<Database, 'read'>, at: Temporal.Instant): Promise<readonly KeyLine[]> {
  const rows = await read
    .selectFrom('signing_key')
    .select(['kid', 'public_jwk', 'created_at', 'sign_from as signFrom', 'retired_at'])
    .orderBy('sign_from', 'desc')
    .orderBy('kid')
    .execute()
  const living = rows.filter((row) => row.retired_at === null)
  const signing = signingKeyOf(living, at)
  const stateOf = ({ kid, signFrom, retired_at }: (typeof rows)[number]): KeyState => {
    if (retired_at !== null) return 'retired'
    if (kid === signing?.kid) return 'signs'
    return Temporal.Instant.compare(signFrom, at) > 0 ? 'announced' : 'verifies'
  }
  return rows.map((row) => {
    const verifiesUntil = row.retired_at === null ? lastTokenOver(living, row.kid) : undefined
    return {
      kid: row.kid,
      publicJwk: row.public_jwk as PublicJwk,
      state: stateOf(row),
      createdAt: row.created_at,
      signFrom: row.signFrom,
      ...(verifiesUntil && { verifiesUntil }),
      ...(row.retired_at !== null && { retiredAt: row.retired_at }),
    }
  })
}
