// Accounts and transactions of version 5 on the wire, as JSON Schema: each inside a member that names its entity.

import { account } from '../../fdx/account.ts'
import { choiceValue, type OneOf } from '../../fdx/field.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { transaction } from '../../fdx/transaction.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'
import { unreadAccountSchema } from './unread-account.ts'
import { isInVersion5, wrapperOf } from './version-5.ts'

export const accountSchema5 = (): JsonSchema => wrapped('Fdx5Account', account, 'account')

/** An account in a list, which may have an error instead of its data. */
export const listedAccountSchema5 = (): JsonSchema =>
  wrapped('Fdx5ListedAccount', account, 'account', unreadAccountSchema('Fdx5UnreadAccount', '5.2.0'))

export const transactionSchema5 = (): JsonSchema => wrapped('Fdx5Transaction', transaction, 'transaction')

/** Exactly one member, whose name says which entity it holds. */
function wrapped(
  name: string,
  choice: OneOf,
  kind: 'account' | 'transaction',
  { $defs: otherDefinitions, ...other }: JsonSchema = {},
): JsonSchema {
  const $defs: Record<string, JsonSchema> = { ...(otherDefinitions as Record<string, JsonSchema>) }
  const oneOf = choice.oneOf.flatMap((entity) => {
    const category = choiceValue(choice, entity)
    if (!isInVersion5(category)) return []
    const wrapper = wrapperOf(category)[kind]
    const { $defs: inside, ...schema } = schemaOf(entity, '5.2.0')
    Object.assign($defs, inside)
    const member = '$ref' in other ? { oneOf: [schema, other] } : schema
    return [{ type: 'object', required: [wrapper], properties: { [wrapper]: member } }]
  })
  return { $ref: `#/$defs/${name}`, $defs: { ...$defs, [name]: { oneOf } } }
}
