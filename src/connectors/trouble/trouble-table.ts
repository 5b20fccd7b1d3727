// Trouble table: every kind of trouble at a bank with what follows from it. docs/bank-trouble.md is written from it.

import { callTroubles } from './call-troubles.ts'
import { fdxTroubles } from './fdx-troubles.ts'
import { oauthTroubles } from './oauth-troubles.ts'
import { statusTroubles } from './status-troubles.ts'
import type { TroubleRow } from './trouble-row.ts'

const rows = { ...callTroubles, ...statusTroubles, ...fdxTroubles, ...oauthTroubles } as const

export type TroubleName = keyof typeof rows

export const troubleTable: Readonly<Record<TroubleName, TroubleRow>> = rows

/** Returns whether a name that was stored is one of the table: another version of Portage may have written it. */
export function isTrouble(name: string): name is TroubleName {
  return Object.hasOwn(rows, name)
}
