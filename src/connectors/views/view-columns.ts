// View columns: the shape of a bank's views, made from the descriptions of the standard, so that there is no second list.

import { accountHolder } from '../../fdx/account-contact.ts'
import { account } from '../../fdx/account.ts'
import { customer, customerToAccountRelationship } from '../../fdx/customer.ts'
import { fieldsOf, type Entity, type Field, type Kind, type OneOf } from '../../fdx/field.ts'
import { holding } from '../../fdx/holding.ts'
import { accountPaymentNetwork, assetTransferNetwork } from '../../fdx/payment-network.ts'
import { statement } from '../../fdx/statement.ts'
import { transaction } from '../../fdx/transaction.ts'

export type ColumnKind = 'text' | 'numeric' | 'integer' | 'date' | 'timestamptz' | 'boolean' | 'bytea' | 'jsonb'

export type Column = {
  /** `current_balance`; a member of an entity inside has two underscores: `currency__currency_code`. */
  readonly name: string
  readonly kind: ColumnKind
  /** The values that the standard has, if it lists them. */
  readonly values: readonly string[]
  /** The path of the field: `currency.currencyCode`. Absent for a column that the connector alone reads. */
  readonly path?: string
  readonly isRequired: boolean
}

export type View = {
  readonly means: string
  /** Without it no customer can sign in. */
  readonly isRequired: boolean
  readonly columns: readonly Column[]
}

export const viewNames = [
  'customer',
  'account',
  'account_holder',
  'transaction',
  'statement',
  'holding',
  'payment_network',
  'asset_transfer_network',
] as const

export type ViewName = (typeof viewNames)[number]

const KINDS = {
  text: 'text',
  masked: 'text',
  integer: 'integer',
  decimal: 'numeric',
  unsigned: 'numeric',
  flag: 'boolean',
  day: 'date',
  moment: 'timestamptz',
} as const

/** Written by the connector from other views, or of no use without the API that they are links of. */
const LEFT_OUT: ReadonlySet<string> = new Set(['accounts', 'contact', 'error', 'links', 'transactions'])

const TRANSACTION_KEYS = ['account_id', 'transaction_id', 'posted_timestamp', 'transaction_timestamp']

export const views: Readonly<Record<ViewName, View>> = {
  customer: view('One row for each customer who may sign in.', customer, { required: ['customer_id'], isNeeded: true }),
  account: view('One row for each account, of every category. Each category reads the columns it has.', account, {
    required: ['account_id', 'account_category', 'account_type', 'status'],
    isNeeded: true,
  }),
  account_holder: view(
    'One row for each customer and each account of theirs. A joint account has several.',
    customerToAccountRelationship,
    { required: ['customer_id', 'account_id'], own: { customer_id: 'text' }, isNeeded: true },
  ),
  transaction: view('One row for each transaction, pending ones too.', transaction, {
    required: [...TRANSACTION_KEYS, 'description', 'status', 'amount'],
    own: { change_id: 'integer', removed: 'boolean' },
    without: ['account_category'],
  }),
  statement: view('One row for each statement, with its PDF file.', statement, {
    required: ['account_id', 'statement_id', 'statement_date'],
    own: { document: 'bytea' },
  }),
  holding: view('One row for each position of an investment account.', holding, {
    required: ['account_id', 'holding_id'],
    own: { account_id: 'text' },
  }),
  payment_network: view('One row for each way by which money reaches an account.', accountPaymentNetwork, {
    required: ['account_id', 'bank_id', 'identifier', 'type'],
    own: { account_id: 'text' },
  }),
  asset_transfer_network: view('One row for each way by which securities reach an account.', assetTransferNetwork, {
    required: ['account_id', 'identifier', 'institution_id', 'type'],
    own: { account_id: 'text' },
  }),
}

/** What a holder of an account is described by: their row of `customer`, and the relationship. */
export const holderEntity = accountHolder

type Making = {
  readonly required: readonly string[]
  readonly own?: Readonly<Record<string, ColumnKind>>
  readonly without?: readonly string[]
  readonly isNeeded?: true
}

function view(means: string, kind: Entity | OneOf, { required, own = {}, without = [], isNeeded }: Making): View {
  const entities = 'oneOf' in kind ? kind.oneOf : [kind]
  const byName = new Map<string, Column>()
  const add = (column: Omit<Column, 'isRequired'>): void => {
    if (without.includes(column.name)) return
    const known = byName.get(column.name)
    const values = [...new Set([...(known?.values ?? []), ...column.values])]
    byName.set(column.name, { ...(known ?? column), values, isRequired: required.includes(column.name) })
  }
  for (const [name, kind] of Object.entries(own)) add({ name, kind, values: [] })
  for (const field of entities.flatMap(fieldsOf)) for (const column of columnsOf(field)) add(column)
  const columns = [...byName.values()]
  const order = ({ name }: Column): number => (required.includes(name) ? required.indexOf(name) : required.length)
  return { means, isRequired: isNeeded === true, columns: columns.toSorted((one, other) => order(one) - order(other)) }
}

/** An older name of a newer field is no column: the newer one is. */
function columnsOf({ name, type, until, from }: Field): readonly Omit<Column, 'isRequired'>[] {
  if (until !== undefined || from !== undefined || LEFT_OUT.has(name)) return []
  const whole = { name: snakeCase(name), path: name, kind: kindOf(type), values: valuesOf(type) }
  if (typeof type === 'string' || !('fields' in type)) return [whole]
  const members = fieldsOf(type).filter((member) => member.until === undefined && kindOf(member.type) !== 'jsonb')
  return [
    whole,
    ...members.map((member) => ({
      name: `${whole.name}__${snakeCase(member.name)}`,
      path: `${name}.${member.name}`,
      kind: kindOf(member.type),
      values: valuesOf(member.type),
    })),
  ]
}

function kindOf(type: Kind): ColumnKind {
  if (typeof type === 'string') return KINDS[type]
  return 'values' in type ? 'text' : 'jsonb'
}

function valuesOf(type: Kind): readonly string[] {
  return typeof type === 'object' && 'values' in type ? type.values : []
}

/** The one rule: `accountOpenDate` is `account_open_date`. */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
