// Trouble: everything foreseen that can go wrong between Almanac, the server and the bank, by one name each.

export type TroubleName =
  | 'denied' // the customer said no
  | 'stale' // the customer came back without a sign-in that we know of
  | 'ended' // the consent is over, or was revoked elsewhere
  | 'refused' // the server does not accept what this app asks
  | 'unreachable' // nobody answers, or only with a server error
  | 'busy' // too many requests
  | 'unclear' // an answer that we cannot read
  | 'not_shared' // the consent does not open this
  | 'not_offered' // this bank does not have it
  | 'not_found'
  | 'processing' // the bank is still making it
  | 'foreign_form' // a form that another site sent

export class Trouble extends Error {
  readonly trouble: TroubleName
  /** What the server said, for a developer; shown as text. */
  readonly said: string | undefined
  /** The id under which the server's operator finds this request. */
  readonly reference: string | undefined

  constructor(
    trouble: TroubleName,
    more: { said?: string | undefined; reference?: string | undefined; cause?: unknown } = {},
  ) {
    super(trouble, { cause: more.cause })
    this.name = 'Trouble'
    this.trouble = trouble
    this.said = more.said
    this.reference = more.reference
  }
}
