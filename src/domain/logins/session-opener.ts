// What a session is begun with: an authorize token, which is used up, or what the organization's integration level allows.

import type { Act } from '../journal/act.ts'
import type { PresentedKind } from '../organizations/credential.ts'
import { takeAuthorizeToken } from './authorize-token.ts'

export type SessionOpener =
  | { readonly by: 'authorize_token'; readonly token: string }
  | { readonly by: PresentedKind | 'no_credential' }

/** What a session remembers of it. */
export type UsedOpener = {
  /** Or `connect`: the customer was there, on its pages in a frame. */
  readonly by: SessionOpener['by'] | 'connect'
  /** The hash of the token, which is sent again with the answers to security questions. */
  readonly tokenHash?: string
}

/** Uses an authorize token up. Throws `invalid_token` if another call was faster. */
export async function takeOpener(act: Act, organizationId: string, opener: SessionOpener): Promise<UsedOpener> {
  if (opener.by !== 'authorize_token') return { by: opener.by }
  return { by: opener.by, tokenHash: await takeAuthorizeToken(act, organizationId, opener.token) }
}
