// Updates: ids from which the changes of an account's transactions are followed, in the manner of the standard's
// synchronizable arrays.

import { z } from 'zod'
import type { Position } from '../../domain/retrieval/connector.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'
import { openCursor, writeCursor, type Updates } from './paging.ts'

export const updatesQuery = {
  updatedSince: z
    .string()
    .max(256)
    .optional()
    .describe('Only what changed after an earlier answer: its nextUpdateId. Without startTime and endTime.'),
}

/** Update ids belong to one account of one consent. */
export type UpdatesOf = { readonly consentId: string; readonly accountHandle: string }

/** The place that a read came up to, and the ids of transactions that are no more, if these were read. */
type ReadUpdates = { readonly updateCursor: Position; readonly removed?: readonly string[] }

export function writeUpdates(vault: Vault, of: UpdatesOf, { updateCursor, removed }: ReadUpdates): Updates {
  const nextUpdateId = writeCursor(vault, listOf(of), { position: updateCursor })
  return { nextUpdateId, ...(removed && { removedTransactionIds: removed }) }
}

/** Throws `update_not_found` for an id that was changed, or is of another account or consent. */
export function readUpdateId(vault: Vault, of: UpdatesOf, updateId: string): Position {
  const cursor = openCursor(vault, listOf(of), updateId)
  if (cursor) return cursor.position
  const detail = 'The updatedSince was not given out for this account and consent. Read its transactions without it.'
  throw new Problem('update_not_found', detail)
}

function listOf({ consentId, accountHandle }: UpdatesOf): string {
  return [consentId, accountHandle, 'updates'].join('\n')
}

export const updatesSchema: JsonSchema = {
  type: 'object',
  required: ['nextUpdateId'],
  description: 'Where what changes after this answer is read from. Absent where the provider keeps no feed of changes.',
  properties: {
    nextUpdateId: { type: 'string', description: 'The updatedSince of the next question, once all pages were read.' },
    removedTransactionIds: {
      type: 'array',
      items: { type: 'string' },
      description: 'Transactions that are no more. In the answers to updatedSince.',
    },
  },
}
