// The descriptor of an account: what a list tells unless details are asked for.

import { account } from '../../fdx/account.ts'
import type { Entity } from '../../fdx/field.ts'

export type ResultType = 'lightweight' | 'details'

export const descriptorFields = new Set([
  'accountId',
  'accountCategory',
  'error',
  'accountType',
  'accountNumberDisplay',
  'productName',
  'nickname',
  'status',
  'description',
  'currency',
])

const descriptor = {
  by: account.by,
  oneOf: account.oneOf.map((entity: Entity) => ({
    ...entity,
    fields: Object.fromEntries(Object.entries(entity.fields).filter(([name]) => descriptorFields.has(name))),
  })),
}

export function accountDescription(resultType: ResultType) {
  return resultType === 'details' ? account : descriptor
}
