// The FDX API in version 5: names of FDX 5.2, each account and transaction inside a member that names its entity.

import { z } from 'zod'
import type { FdxApi } from './fdx-api.ts'
import { fdx5Conventions } from './fdx-conventions.ts'
import { writePageSchema } from './page-schema.ts'
import { pageQuery5, withQuery } from './paging.ts'
import { accountSchema5, listedAccountSchema5, transactionSchema5 } from './version-5-schemas.ts'
import { isInVersion5, transactionWriter, writeAccount, writeUnread } from './version-5.ts'

const descriptions = {
  prefix: 'Fdx5',
  page: {
    nextOffset: 'The offset of the next page; absent on the last.',
    prevOffset: 'The offset of the page before; absent on the first.',
  },
  links: { next: 'Absent on the last page.', prev: 'Absent on the first page.' },
}

export const fdxApi5: FdxApi = {
  name: 'fdx-5',
  base: '/api/fdx/5',
  version: '5.2.0',
  conventions: fdx5Conventions,
  windowRules: { unreadable: 'invalid_request', half: 'invalid_date' },
  pageQuery: z.object(pageQuery5),
  listQuery: z.object({
    startTime: z.string().optional().describe('A day or a moment. Both ends of the window, or neither.'),
    endTime: z.string().optional().describe('A day, which counts whole, or a moment.'),
    ...pageQuery5,
  }),
  admit: () => {},
  carries: isInVersion5,
  writeAccount,
  writeUnread,
  // Its answers know no 206.
  partialStatus: 200,
  transactionWriter,
  pageMembers: ({ address, total, next, previous }) => ({
    page: {
      ...(next !== undefined && { nextOffset: next }),
      ...(previous !== undefined && { prevOffset: previous }),
      ...(total !== undefined && { totalElements: total }),
    },
    links: {
      ...(next !== undefined && { next: { href: withQuery(address, { offset: next }) } }),
      ...(previous !== undefined && { prev: { href: withQuery(address, { offset: previous }) } }),
    },
  }),
  schemas: {
    account: accountSchema5,
    listedAccount: listedAccountSchema5,
    transaction: transactionSchema5,
    page: (name, member, item, more) => writePageSchema(descriptions, { name, member, item, more }),
  },
}
