// Renewing process: a server of its own process that renews tokens as it is told, and can be killed in the middle of it.

import { openDatabase } from '../../src/database/open.ts'
import { openUpstreamTokens } from '../../src/domain/grants/upstream-tokens.ts'
import { openStoredVault } from '../../src/domain/secret-keys/open-stored-vault.ts'
import { renewalTrouble } from '../../src/connectors/trouble/renewal-trouble.ts'
import { movableClock, systemClock } from '../../src/platform/clock.ts'
import { Problem } from '../../src/platform/problem.ts'
import { renewAt } from '../token-endpoint.ts'

export type Order = {
  readonly bankGrant: string
  /** The version that every caller has seen. */
  readonly version: number
  readonly callers: number
  /** How far the clock is moved before. */
  readonly seconds: number
}

/** What all callers were given, each value once; or the code of the problem that they were given. */
export type Report = { readonly values: readonly string[]; readonly version?: number; readonly problem?: string }

const { DATABASE_URL: url = '', SECRET_KEY: key = '', TOKEN_ENDPOINT: address = '' } = process.env
const database = await openDatabase({ kind: 'postgres', url, connections: 4, deadline: 60_000 }, () => {})
const clock = movableClock(systemClock.now())
const vault = await openStoredVault({ database, clock }, [Buffer.from(key, 'base64')])
const tokens = openUpstreamTokens({ database, vault, clock, deadlineMilliseconds: 10_000, troubleOf: renewalTrouble })
const { signal } = new AbortController()

async function carryOut({ bankGrant, version, callers, seconds }: Order): Promise<Report> {
  clock.advance({ seconds })
  const grant = { providerId: 1000, bankGrant }
  try {
    const seen = { ...(await tokens.current(1000, bankGrant)), version }
    const renew = () => tokens.renewed(grant, seen, signal, renewAt(address))
    const all = await Promise.all(Array.from({ length: callers }, renew))
    return { values: [...new Set(all.map(({ value }) => value))], version: Math.max(...all.map((set) => set.version)) }
  } catch (error) {
    return { values: [], problem: error instanceof Problem ? error.code : String(error) }
  }
}

process.on('message', (order: Order) => void carryOut(order).then((report) => process.send?.(report)))
process.once('disconnect', () => process.exit())
process.send?.('ready')
