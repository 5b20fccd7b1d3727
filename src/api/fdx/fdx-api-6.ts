// The FDX API in version 6: FDX 6.4.1, flat entities, pages by key in both directions, the last week if no dates are given.

import { z } from 'zod'
import { account, type AccountCategory } from '../../fdx/account.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { transaction } from '../../fdx/transaction.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'
import { demandDataProvider } from './data-provider.ts'
import type { FdxApi } from './fdx-api.ts'
import { fdx6Conventions } from './fdx-conventions.ts'
import { checkInteractionId } from './interaction-id.ts'
import { writePageSchema } from './page-schema.ts'
import { pageQuery6, withQuery } from './paging.ts'
import { unreadAccountSchema } from './unread-account.ts'
import { transactionWriter6, VERSION_6, writeAccount6 } from './version-6.ts'

const descriptions = {
  prefix: 'Fdx6',
  page: {
    nextPageKey: 'The pageKey of the next page; absent on the last.',
    previousPageKey: 'The pageKey of the page before; absent on the first.',
    nextOffset: 'Older name of nextPageKey.',
    prevOffset: 'Older name of previousPageKey.',
  },
  links: { next: 'Absent on the last page.', prev: 'Absent on the first page.' },
}

export const fdxApi6: FdxApi = {
  name: 'fdx-6',
  base: '/api/fdx/6',
  version: VERSION_6,
  conventions: fdx6Conventions,
  windowDays: 7,
  windowRules: { unreadable: 'invalid_date', half: 'invalid_date_range' },
  pageQuery: z.object(pageQuery6),
  listQuery: z.object({
    startDate: z.string().optional().describe('The first day. Both, or neither: then the last seven days.'),
    endDate: z.string().optional().describe('The last day, which counts whole.'),
    startTime: z.string().optional().describe('A day or a moment, instead of startDate.'),
    endTime: z.string().optional().describe('A day or a moment, instead of endDate.'),
    ...pageQuery6,
  }),
  admit(call, { demandsInteractionId, providerId }) {
    checkInteractionId(call, demandsInteractionId)
    if (providerId !== undefined) demandDataProvider(call, providerId)
  },
  carries: (category): category is AccountCategory => category !== '',
  writeAccount: writeAccount6,
  writeUnread: (unread) => unread,
  partialStatus: 206,
  transactionWriter: transactionWriter6,
  pageMembers: ({ address, total, next, previous }) => ({
    page: {
      ...(next !== undefined && { nextPageKey: next, nextOffset: next }),
      ...(previous !== undefined && { previousPageKey: previous, prevOffset: previous }),
      ...(total !== undefined && { totalElements: total }),
    },
    links: {
      ...(next !== undefined && { next: { href: withQuery(address, { pageKey: next }) } }),
      ...(previous !== undefined && { prev: { href: withQuery(address, { pageKey: previous }) } }),
    },
  }),
  schemas: {
    account: () => named('Fdx6Account', schemaOf(account, VERSION_6)),
    listedAccount,
    transaction: () => named('Fdx6Transaction', schemaOf(transaction, VERSION_6)),
    page: (name, member, item, more) => writePageSchema(descriptions, { name, member, item, more }),
  },
}

function listedAccount(): JsonSchema {
  const accounts = schemaOf(account, VERSION_6)
  const { $defs, ...unread } = unreadAccountSchema('Fdx6UnreadAccount', VERSION_6)
  return named('Fdx6ListedAccount', {
    oneOf: [...(accounts['oneOf'] as readonly JsonSchema[]), unread],
    $defs: { ...(accounts['$defs'] as object), ...($defs as object) },
  })
}

function named(name: string, { $defs, ...schema }: JsonSchema): JsonSchema {
  return { $ref: `#/$defs/${name}`, $defs: { ...($defs as object), [name]: schema } }
}
