// Adds a provider.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { describe, type Provider, type ProviderDescription } from './provider.ts'

type Defaulted = 'transitNumbers' | 'routingNumbers' | 'timeZone' | 'settings'

export type NewProvider = Omit<ProviderDescription, Defaulted> &
  Partial<Pick<ProviderDescription, Defaulted>> &
  Pick<Provider, 'connector' | 'status'> & {
    /** The next free one, if it is absent. */
    readonly providerId?: number | undefined
  }

/** The first id of a provider whose id nobody chose, and the last one that an address can have. */
const FIRST_ID = 1000
const LAST_ID = 999_999_999

/** Returns its id. Throws `conflict` for an id that is taken. */
export async function addProvider(act: Act, { providerId, connector, status, ...given }: NewProvider): Promise<number> {
  const description = { transitNumbers: [], routingNumbers: [], timeZone: 'America/Toronto', settings: {}, ...given }
  const id = providerId ?? (await nextId(act))
  const added = await act.tx
    .insertInto('provider')
    .values({ provider_id: id, connector, status, ...describe(description) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) {
    throw new Problem('conflict', `There is a provider ${id} already. Choose another id, or leave it out.`)
  }
  await act.record('add-provider', { providerId: id, detail: { connector, status } })
  return id
}

async function nextId({ tx }: Act): Promise<number> {
  const { last } = await tx
    .selectFrom('provider')
    .select(({ fn }) => fn.max('provider_id').as('last'))
    .executeTakeFirstOrThrow()
  const next = Math.max(FIRST_ID, (last ?? 0) + 1)
  if (next <= LAST_ID) return next
  throw new Problem(
    'invalid_request',
    `provider_id: must be chosen, because ${LAST_ID} is taken and nothing follows it.`,
  )
}
