// An account by its name, and one that the bank could not read by that.

import type { Account } from '../accounts.ts'
import type { Voice } from '../voice.ts'

export function nameOf({ words }: Voice, { name }: Pick<Account, 'name'>): string {
  return name ?? words.unread
}
