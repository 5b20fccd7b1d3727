// The fields of the standard that one bank fills: declared by its connector, named as a version names them.

import { dataClusters, type DataCluster } from './cluster.ts'
import { isCarried, type Entity, type Version } from './field.ts'
import { inventoryOf, rootEntities, type InventoryLine } from './inventory.ts'

/** The name of a root entity -> paths as in the inventory of the newest version: `bills[].dueDate`. */
export type DataInventory = Readonly<Record<string, readonly string[]>>

/** Returns paths below the entity, without the brackets of lists, as the version names them. */
export function filledPaths(filled: DataInventory, root: Entity, version: Version): readonly string[] {
  return filledLines(filled, root)
    .filter(({ fields }) => fields.every((field) => isCarried(field, version)))
    .map(({ path }) => path.replaceAll('[]', ''))
}

/** Returns the clusters that open a field that is filled. */
export function filledClusters(filled: DataInventory): readonly DataCluster[] {
  const opened = new Set(rootEntities.flatMap((root) => filledLines(filled, root).flatMap(({ clusters }) => clusters)))
  return dataClusters.filter((cluster) => opened.has(cluster))
}

/** An older name is filled by the field that it is an older name of. */
function filledLines(filled: DataInventory, root: Entity): readonly InventoryLine[] {
  const paths = new Set(filled[root.entity])
  return inventoryOf(root).filter((line) => paths.has(line.path) || paths.has(sourceOf(line)))
}

/** `nextPaymentDate` comes from `bills.0.dueDate`, which the inventory calls `bills[].dueDate`. */
function sourceOf({ path, fields }: InventoryLine): string {
  const from = fields.at(-1)?.from?.replaceAll('.0', '[]')
  if (from === undefined) return path
  const holder = path.split('.').slice(0, -1)
  return [...holder, from].join('.') + (path.endsWith('[]') ? '[]' : '')
}
