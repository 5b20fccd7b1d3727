// Names that no recipient may take: those of the banks and our own, and what looks like them.

import type { Database } from '../../database/open.ts'
import { nameSkeleton } from './name-skeleton.ts'

/** Fewer letters are found inside of too much. */
const SHORTEST_INSIDE = 5

const OURS = 'Portage'

/** Why the name is not to be had; undefined when it is. */
export async function whyNotFree(from: Pick<Database, 'read'>, name: string): Promise<string | undefined> {
  const skeleton = nameSkeleton(name)
  const taken = (await takenNames(from)).find((one) => nameSkeleton(one) === skeleton)
  return taken && `is too much like the name of ${taken}: customers must not take the app for it`
}

/** The taken names that the name holds, or what looks like them: it may be right ("for Maple Bank"), or may mislead. */
export async function namesInside(from: Pick<Database, 'read'>, name: string): Promise<readonly string[]> {
  const skeleton = nameSkeleton(name)
  return (await takenNames(from)).filter((taken) => {
    const inside = nameSkeleton(taken)
    return inside.length >= SHORTEST_INSIDE && skeleton.includes(inside)
  })
}

async function takenNames({ read }: Pick<Database, 'read'>): Promise<readonly string[]> {
  const banks = await read.selectFrom('provider').select(['name_en', 'name_fr']).execute()
  return [...new Set([OURS, ...banks.flatMap((bank) => [bank.name_en, bank.name_fr])])]
}
