// Clusters: every read of both versions under each single cluster. It answers where the cluster opens something, and else refuses.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt } from 'jose'
import { dataClusters, type DataCluster } from '../../src/fdx/cluster.ts'
import { accountOf, connect, read, unwrap, type AccountsPage } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
before(async () => void (server = await openTestServer()))
after(() => server[Symbol.asyncDispose]())

const DETAILS: readonly DataCluster[] = [
  'ACCOUNT_BASIC',
  'ACCOUNT_DETAILED',
  'BALANCES',
  'BILLS',
  'SCHEDULED_PAYMENTS',
  'ACCOUNT_PAYMENTS',
  'PAYMENT_SUPPORT',
  'INVESTMENTS',
]
const CUSTOMER: readonly DataCluster[] = ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL']
const NUMBERS: readonly DataCluster[] = ['ACCOUNT_PAYMENTS', 'PAYMENT_SUPPORT']

/** What each read takes, any one of them; by its path without the version. */
const OPENERS: Readonly<Record<string, readonly DataCluster[]>> = {
  '/accounts': ['ACCOUNT_BASIC'],
  '/accounts?resultType=details': DETAILS,
  '/accounts/:accountId': DETAILS,
  '/accounts/:accountId/transactions': ['TRANSACTIONS'],
  '/accounts/:accountId/transaction-images/:imageId': ['IMAGES'],
  '/accounts/:accountId/statements': ['STATEMENTS'],
  '/accounts/:accountId/statements/:statementId': ['STATEMENTS'],
  '/accounts/:accountId/payment-networks': NUMBERS,
  '/accounts/:accountId/asset-transfer-networks': NUMBERS,
  '/accounts/:accountId/contact': CUSTOMER,
  '/accounts/:accountId/terms-and-conditions': ['TERMS_AND_CONDITIONS'],
  '/accounts/:accountId/reward-transactions': ['REWARDS'],
  '/reward-programs': ['REWARDS'],
  '/reward-programs/:rewardProgramId': ['REWARDS'],
  '/reward-programs/:rewardProgramId/categories': ['REWARDS'],
  '/customers': CUSTOMER,
  '/customers/:customerId': CUSTOMER,
  '/customers/current': CUSTOMER,
  '/tax-forms': ['TAX'],
  '/tax-forms/:taxFormId': ['TAX'],
}

/** Both versions of all reads, from the server's own endpoints, so that none is forgotten. */
function reads(): readonly (readonly [version: string, path: string])[] {
  const paths = server.app.endpoints.filter(({ access }) => access.name === 'reader').map(({ path }) => path)
  const found = paths.flatMap((path) => {
    const [, version, rest] = /^\/api\/fdx\/(\d)(\/.*)$/.exec(path) ?? []
    return version === undefined || rest === undefined ? [] : [[version, rest] as const]
  })
  return [...found, ['5', '/accounts?resultType=details'], ['6', '/accounts?resultType=details']]
}

test('every read answers to each cluster, beside the one that is always there, that opens something of it, and to no other', async () => {
  for (const cluster of dataClusters) {
    const reader = await connect(server, 'greatday_nomfa', {
      clusters: [...new Set(['ACCOUNT_BASIC', cluster] as const)],
    })
    const { handle } = accountOf(reader, 'CHECKING')
    for (const [version, path] of reads()) {
      const openers = OPENERS[path]
      assert.ok(openers, `${path} is not in the table`)
      const own = path.replace(':accountId', handle).replace(':customerId', String(decodeJwt(await reader.token()).sub))
      const address = own.replace(':statementId', '2026-05').replaceAll(/:\w+/g, '1')
      const { status, text, headers } = await reader.get(`/api/fdx/${version}${address}`)
      const about = `${path} of version ${version} with ${cluster}`
      if (openers.includes(cluster) || openers.includes('ACCOUNT_BASIC')) {
        // Version 5 says of an image that is not there 406, which is FDX 5.2's own.
        assert.ok([200, 404, 406].includes(status), `${about}: ${status} ${text}`)
        continue
      }
      assert.deepEqual(
        [status, (JSON.parse(text) as { code: string }).code],
        [version === '5' ? 401 : 403, '602'],
        about,
      )
      assert.match(headers.get('www-authenticate') ?? '', /error="insufficient_scope"/, about)
    }
  }
})

test('ACCOUNT_BASIC alone opens an account by itself: its basic members, the same as in the list', async () => {
  for (const username of ['every_account', 'business', 'wallet_bnpl']) {
    const reader = await connect(server, username, { clusters: ['ACCOUNT_BASIC'] })
    const { accounts } = await read<AccountsPage>(reader, '/api/fdx/5/accounts')
    for (const listed of accounts) {
      const address = `/api/fdx/5/accounts/${unwrap(listed).accountId}`
      const alone = await read<Record<string, Record<string, unknown>>>(reader, address)
      const [[name, account] = ['', {}]] = Object.entries(alone)
      const basic = Object.entries(listed)[0]!
      assert.equal(name, basic[0])
      for (const [member, value] of Object.entries(basic[1])) assert.deepEqual(account[member], value, member)
      for (const member of ['currentBalance', 'balanceAsOf', 'accountNumber', 'interestRate', 'creditLine', 'fees']) {
        assert.equal(account[member], undefined, `${member} of ${name}`)
      }
    }
    type Flat = { readonly accounts: readonly Readonly<Record<string, unknown>>[] }
    const whole = await read<Flat>(reader, '/api/fdx/6/accounts?resultType=details')
    assert.ok(whole.accounts.length >= accounts.length)
    for (const account of whole.accounts) {
      const alone = await read(reader, `/api/fdx/6/accounts/${String(account['accountId'])}`)
      assert.deepEqual(alone, account)
      assert.equal(account['currentBalance'], undefined)
    }
  }
})
