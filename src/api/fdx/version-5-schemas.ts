// Version 5 on the wire, as JSON Schema: what the reference says of its answers, and every story's traffic is held to.

import { account } from '../../fdx/account.ts'
import { customer } from '../../fdx/customer.ts'
import { choiceWord, type OneOf } from '../../fdx/field.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { accountPaymentNetwork } from '../../fdx/payment-network.ts'
import { statement } from '../../fdx/statement.ts'
import { transaction } from '../../fdx/transaction.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'
import { isInVersion5, wrapperOf } from './version-5.ts'

export const accountSchema = (): JsonSchema => wrapped('Fdx5Account', account, 'account')

export const accountsSchema = (): JsonSchema => page('Fdx5Accounts', 'accounts', accountSchema())

export const transactionsSchema = (): JsonSchema =>
  page('Fdx5Transactions', 'transactions', wrapped('Fdx5Transaction', transaction, 'transaction'), {
    updates: updatesSchema,
  })

export const statementsSchema = (): JsonSchema => page('Fdx5Statements', 'statements', schemaOf(statement, '5.2.0'))

export const paymentNetworksSchema = (): JsonSchema =>
  page('Fdx5PaymentNetworks', 'paymentNetworks', schemaOf(accountPaymentNetwork, '5.2.0'))

export const customerSchema = (): JsonSchema => schemaOf(customer, '5.2.0')

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

/** @param more members that only this list has. */
function page(
  name: string,
  member: string,
  { $defs, ...item }: JsonSchema,
  more: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  const definition = {
    type: 'object',
    required: ['page', 'links', member],
    properties: {
      page: { $ref: '#/$defs/Fdx5Page' },
      links: { $ref: '#/$defs/Fdx5PageLinks' },
      ...more,
      [member]: { type: 'array', items: item },
    },
  }
  const inside = { ...($defs as object), Fdx5Page: pageSchema, Fdx5PageLinks: linksSchema }
  return { $ref: `#/$defs/${name}`, $defs: { ...inside, [name]: definition } }
}

const pageSchema: JsonSchema = {
  type: 'object',
  properties: {
    nextOffset: { type: 'string', description: 'The offset of the next page; absent on the last.' },
    totalElements: { type: 'integer', minimum: 0 },
  },
}

const updatesSchema: JsonSchema = {
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

const linksSchema: JsonSchema = {
  type: 'object',
  properties: {
    next: {
      type: 'object',
      required: ['href'],
      description: 'Absent on the last page.',
      properties: { href: { type: 'string', format: 'uri' } },
    },
    updates: {
      type: 'object',
      required: ['href'],
      description: 'Where the changes of the list are read from. Of transactions alone.',
      properties: { href: { type: 'string', format: 'uri' } },
    },
  },
}
