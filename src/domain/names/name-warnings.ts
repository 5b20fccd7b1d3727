// What an operator is warned of before a recipient is let in: other apps that customers would take it for, and names inside of its own.

import type { Database } from '../../database/open.ts'
import { nameSkeleton } from './name-skeleton.ts'
import { namesInside } from './taken-name.ts'

export type NameWarnings = {
  /** Apps that have not ended, of whichever organization. */
  readonly lookAlikes: readonly LookAlike[]
  /** The names of banks, and our own, that stand inside of the name. */
  readonly namesInside: readonly string[]
}

export type LookAlike = { readonly clientId: string; readonly name: string; readonly organization: string }

export async function findNameWarnings(
  database: Pick<Database, 'read'>,
  clientId: string,
  name: string,
): Promise<NameWarnings> {
  const rows = await database.read
    .selectFrom('recipient')
    .innerJoin('client', 'client.client_id', 'recipient.client_id')
    .innerJoin('organization', 'organization.organization_id', 'client.organization_id')
    .select(['recipient.client_id as clientId', 'recipient.name', 'organization.name as organization'])
    .where('client.status', '!=', 'ENDED')
    .where('recipient.client_id', '!=', clientId)
    .orderBy('client.created_at')
    .orderBy('recipient.client_id')
    .execute()
  const skeleton = nameSkeleton(name)
  return {
    lookAlikes: rows.filter((other) => nameSkeleton(other.name) === skeleton),
    namesInside: await namesInside(database, name),
  }
}
