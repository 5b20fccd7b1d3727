// The user name with which an organization signed a customer in at a test institution: sealed, and told to it again.

import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { Login } from './login.ts'

export const USER_NAME = 'user name'

/** A part of the act that signs in, which writes the entry. */
export async function keepUserName({ tx }: Act, vault: Vault, loginId: string, username: string): Promise<void> {
  await tx
    .updateTable('login')
    .set({ username_sealed: vault.seal(USER_NAME, username) })
    .where('login_id', '=', loginId)
    .execute()
}

/** Returns `undefined` if the customer signed in on the bank's own pages: what is typed there is nobody else's. */
export function openUserName(vault: Vault, { usernameSealed }: Login): string | undefined {
  return usernameSealed === undefined ? undefined : vault.open(USER_NAME, usernameSealed)
}
