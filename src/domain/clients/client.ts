// OAuth clients: recipients and partners, and the forms of their ids.

import { randomText } from '../../platform/ids.ts'

export type Client = {
  readonly clientId: string
  readonly kind: 'partner' | 'recipient'
  readonly organizationId: string
}

const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** `dc-` and 25 lower-case letters and digits, as the contract shows. */
export function newRecipientId(): string {
  return `dc-${randomText(LETTERS_AND_DIGITS, 25)}`
}

export function newPartnerId(): string {
  return `partner-${randomText(LETTERS_AND_DIGITS, 25)}`
}
