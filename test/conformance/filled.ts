// The fields that a value fills, by the paths of the data inventory.

import assert from 'node:assert/strict'
import { choiceValue, type OneOf } from '../../src/fdx/field.ts'
import { inventoryOf, rootEntities } from '../../src/fdx/inventory.ts'

/** The name of the entity that a category is of: `DepositAccount`. */
export function nameIn(choice: OneOf, category: string): string {
  return choice.oneOf.find((entity) => choiceValue(choice, entity) === category)?.entity ?? category
}

export function filledIn(entity: string, value: object): readonly string[] {
  const root = rootEntities.find((root) => root.entity === entity)
  assert.ok(root, `the standard knows no ${entity}`)
  return inventoryOf(root)
    .map(({ path }) => path)
    .filter((path) => isFilled(value, path.split('.')))
}

function isFilled(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (value === undefined || value === null) return false
  if (name === undefined) return true
  const member: unknown = Reflect.get(value, name.replace('[]', ''))
  if (!name.endsWith('[]')) return isFilled(member, rest)
  return Array.isArray(member) && member.some((item) => isFilled(item, rest))
}
