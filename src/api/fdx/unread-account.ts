// An account that is shared, but that the bank could not read: the members known without the bank, and the error.

import { account, type AccountCategory } from '../../fdx/account.ts'
import { errorEntity } from '../../fdx/account-fields.ts'
import { choiceValues, type Version } from '../../fdx/field.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'

export type UnreadAccount = {
  readonly accountId: string
  readonly accountCategory: AccountCategory
  readonly error: Readonly<Record<string, string>>
}

/** Returns a reference to the definition, with all that it needs. @param name the name of the definition. */
export function unreadAccountSchema(name: string, version: Version): JsonSchema {
  const { $defs, ...error } = schemaOf(errorEntity, version)
  const definition = {
    type: 'object',
    required: ['accountId', 'accountCategory', 'error'],
    description: 'An account that the bank could not read just now.',
    properties: {
      accountId: { type: 'string' },
      accountCategory: { type: 'string', enum: account.oneOf.flatMap((entity) => choiceValues(account, entity)) },
      error,
    },
    additionalProperties: false,
  }
  return { $ref: `#/$defs/${name}`, $defs: { ...($defs as object), [name]: definition } }
}
