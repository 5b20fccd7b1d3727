// The accounts that the institution can read, and those that it cannot just now: one of them does not spoil the others.

import { strict as assert } from 'node:assert'
import { z } from 'zod'
import { retrieveReadableAccounts, type AccountReading } from '../../domain/retrieval/accounts.ts'
import type { Openers, Reader } from '../../domain/retrieval/retrieve.ts'
import type { Account } from '../../fdx/account.ts'
import { Problem } from '../../platform/problem.ts'
import type { BankingParts } from './parts.ts'
import { CATEGORIES, categories } from './write-account.ts'

const unavailable = z
  .object({
    Id: z.string().describe('The AccountId.'),
    Category: categories,
    FlinksCode: z.literal('RETRY_LATER'),
    Message: z.string(),
  })
  .meta({ id: 'BankingUnavailableAccount' })

export type UnavailableAccount = z.infer<typeof unavailable>

export const unavailableShape = {
  UnavailableAccounts: z
    .array(unavailable)
    .optional()
    .describe(
      'The accounts that the institution cannot read just now, which are in no other list. Absent where it reads all.',
    ),
}

export type Readable<T> = {
  readonly read: readonly T[]
  readonly members: { UnavailableAccounts?: UnavailableAccount[] }
}

/**
 * What `read` makes of each account. Throws where the institution can read none of them, what else went wrong with any, and
 * `provider_processing` for all: they come together.
 */
export async function readEach<T>(
  { retrieval }: BankingParts,
  reader: Reader,
  openers: Openers,
  handles: readonly string[],
  read: (account: Account) => Promise<T> | T,
): Promise<Readable<T>> {
  const readings = await retrieveReadableAccounts(retrieval, reader, openers, handles)
  const told = await Promise.all(readings.map((reading) => readOne(reader, reading, read)))
  const [first, ...others] = told.flatMap((one) => ('problem' in one ? [one] : []))
  if (first && others.length + 1 === told.length) throw first.problem
  return {
    read: told.flatMap((one) => ('data' in one ? [one.data] : [])),
    members: first ? { UnavailableAccounts: [first, ...others].map(({ unavailable }) => unavailable) } : {},
  }
}

type Told<T> = { readonly data: T } | { readonly problem: Problem; readonly unavailable: UnavailableAccount }

async function readOne<T>(
  { consent }: Reader,
  reading: AccountReading,
  read: (account: Account) => Promise<T> | T,
): Promise<Told<T>> {
  const handle = 'account' in reading ? reading.account.accountId : reading.accountHandle
  try {
    return { data: await read(readableOf(reading)) }
  } catch (problem) {
    if (!(problem instanceof Problem) || !AWAY.includes(problem.code)) throw problem
    const shared = consent.accounts.get(handle)
    assert.ok(shared, 'what was read is of the consent')
    const Category = CATEGORIES[shared.accountCategory]
    return { problem, unavailable: { Id: handle, Category, FlinksCode: 'RETRY_LATER', Message: problem.detail } }
  }
}

const AWAY: readonly string[] = ['provider_unavailable', 'provider_maintenance'] satisfies readonly Problem['code'][]

/** Throws the problem of one that could not be read, or of which the bank knows no more than that it is there. */
function readableOf(reading: AccountReading): Account {
  if ('problem' in reading) throw reading.problem
  if (reading.account.error === undefined) return reading.account
  throw new Problem('provider_unavailable', 'The bank cannot read this account just now. Try again in a moment.')
}
