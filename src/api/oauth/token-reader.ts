// Who reads with an access token, as far as userinfo needs it: the reader of the FDX API, which the app passes in.

import type { Reader } from '../../domain/retrieval/reader.ts'

export type TokenReader = Reader & {
  /** The customer, in the eyes of this recipient. */
  readonly subject: string
  /** The scope of the access token. */
  readonly scope: string
}
