// The inventory: every field that can leave, down to the smallest, with the clusters that open it.

import { accountContact } from './account-contact.ts'
import { account } from './account.ts'
import type { DataCluster } from './cluster.ts'
import { customer } from './customer.ts'
import { fieldsOf, type Entity, type Field, type Kind } from './field.ts'
import { accountPaymentNetwork, assetTransferNetwork } from './payment-network.ts'
import { rewardCategory, rewardProgram, rewardTransaction } from './reward.ts'
import { statement } from './statement.ts'
import { taxStatement } from './tax-statement.ts'
import { termsAndConditions } from './terms-and-conditions.ts'
import { transactionImage } from './transaction-image.ts'
import { transaction } from './transaction.ts'

/** The entities that answers hold: the roots of all fields. */
export const rootEntities: readonly Entity[] = [
  ...account.oneOf,
  ...transaction.oneOf,
  transactionImage,
  statement,
  accountPaymentNetwork,
  assetTransferNetwork,
  rewardProgram,
  rewardCategory,
  rewardTransaction,
  ...termsAndConditions.oneOf,
  taxStatement,
  accountContact,
  customer,
]

export type InventoryLine = {
  readonly entity: string
  /** Names from the root down, joined by points; `[]` after a list: `holdings[].marketValue`. */
  readonly path: string
  /** Any one of them opens the field. */
  readonly clusters: readonly DataCluster[]
  /** The field and those that hold it, outermost first. A version carries it when it carries them all. */
  readonly fields: readonly Field[]
}

export function inventoryOf(root: Entity): readonly InventoryLine[] {
  return linesOf(root.entity, root, { path: '', clusters: [], fields: [] })
}

/** Returns the fields that a customer who consents to the cluster gives. */
export function inventoryOfCluster(cluster: DataCluster): readonly InventoryLine[] {
  return rootEntities.flatMap(inventoryOf).filter((line) => line.clusters.includes(cluster))
}

type Holder = Omit<InventoryLine, 'entity'>

function linesOf(root: string, entity: Entity, holder: Holder): readonly InventoryLine[] {
  return fieldsOf(entity).flatMap((field) => {
    const { isList, item } = unlisted(field.type)
    const line = {
      entity: root,
      path: `${holder.path}${holder.path && '.'}${field.name}${isList ? '[]' : ''}`,
      clusters: field.clusters ?? holder.clusters,
      fields: [...holder.fields, field],
    }
    const inside = entitiesIn(item)
    return inside.length === 0 ? [line] : inside.flatMap((entity) => linesOf(root, entity, line))
  })
}

function unlisted(kind: Kind): { readonly isList: boolean; readonly item: Kind } {
  const isList = typeof kind === 'object' && 'list' in kind
  return { isList, item: isList ? kind.list : kind }
}

function entitiesIn(kind: Kind): readonly Entity[] {
  if (typeof kind === 'string' || 'values' in kind || 'list' in kind) return []
  return 'oneOf' in kind ? kind.oneOf : [kind]
}
