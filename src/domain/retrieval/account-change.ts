// Account changes: the differences between what a bank says of a customer's accounts and what it said before.

import type { Vault } from '../../platform/secret.ts'
import type { HeldAccount } from './connector.ts'

/** An account as it was seen, without anything that names it. */
export type Sighting = {
  readonly accountMac: string
  readonly numberMac: string | null
  readonly closed: boolean
}

export type AccountChange =
  | { readonly kind: 'account-closed' | 'account-renumbered' | 'owner-withdrew'; readonly accountHandle: string }
  /** The account is not shared, and so has no handle: the recipient learns that there is one more, and no more than that. */
  | { readonly kind: 'account-opened' }

export function sightingOf(vault: Vault, { bankAccountId, accountNumber, closed }: HeldAccount): Sighting {
  const numberMac = accountNumber === undefined ? null : vault.mac('account number', accountNumber)
  return { accountMac: accountMac(vault, bankAccountId), numberMac, closed }
}

export function accountMac(vault: Vault, bankAccountId: string): string {
  return vault.mac('account sighting', bankAccountId)
}

/**
 * Returns what changed between two sightings. An account of the consent that the bank no longer lists was withdrawn from, or
 * is gone in another way: it is not the customer's any more.
 * @param before `undefined` if the bank is asked for the first time: then nothing has been opened, closed or renumbered.
 * @param shared the handles of the accounts of the consent, by their `accountMac`.
 */
export function changesBetween(
  before: readonly Sighting[] | undefined,
  now: readonly Sighting[],
  shared: ReadonlyMap<string, string>,
): readonly AccountChange[] {
  const formerly = new Map(before?.map((sighting) => [sighting.accountMac, sighting]))
  const listed = new Set(now.map(({ accountMac }) => accountMac))
  const changes: AccountChange[] = []
  for (const [mac, accountHandle] of shared)
    if (!listed.has(mac)) changes.push({ kind: 'owner-withdrew', accountHandle })
  for (const { accountMac, numberMac, closed } of now) {
    const former = formerly.get(accountMac)
    const accountHandle = shared.get(accountMac)
    if (before && !former) changes.push({ kind: 'account-opened' })
    if (!former || accountHandle === undefined) continue
    if (closed && !former.closed) changes.push({ kind: 'account-closed', accountHandle })
    if (numberMac !== null && former.numberMac !== null && numberMac !== former.numberMac) {
      changes.push({ kind: 'account-renumbered', accountHandle })
    }
  }
  return changes
}
