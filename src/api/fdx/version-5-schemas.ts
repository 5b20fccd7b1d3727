// Accounts and transactions of version 5 on the wire, as JSON Schema: each inside a member that names its entity.

import { account } from '../../fdx/account.ts'
import { choiceWord, type OneOf } from '../../fdx/field.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { transaction } from '../../fdx/transaction.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'
import { isInVersion5, wrapperOf } from './version-5.ts'

export const accountSchema5 = (): JsonSchema => wrapped('Fdx5Account', account, 'account')

export const transactionSchema5 = (): JsonSchema => wrapped('Fdx5Transaction', transaction, 'transaction')

/** Exactly one member, whose name says which entity it holds. */
function wrapped(name: string, choice: OneOf, kind: 'account' | 'transaction'): JsonSchema {
  const $defs: Record<string, JsonSchema> = {}
  const oneOf = choice.oneOf.flatMap((entity) => {
    const category = choiceWord(choice, entity)
    if (!isInVersion5(category)) return []
    const wrapper = wrapperOf(category)[kind]
    const { $defs: inside, ...schema } = schemaOf(entity, '5.2.0')
    Object.assign($defs, inside)
    return [{ type: 'object', required: [wrapper], properties: { [wrapper]: schema } }]
  })
  return { $ref: `#/$defs/${name}`, $defs: { ...$defs, [name]: { oneOf } } }
}
