// The name of an account, or a text if the bank could not read the account.

import type { Account } from '../accounts.ts'
import type { Voice } from '../voice.ts'

export function nameOf({ texts }: Voice, { name }: Pick<Account, 'name'>): string {
  return name ?? texts.unread
}
