// Minimisation: every field, every scope, every endpoint, both versions. A field leaves only where a cluster that holds it was
// consented; and a filter that lets everything through is caught by the same check.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leavesOf, sampleOf } from '../../../test/fdx-sample.ts'
import { accountContact } from '../../fdx/account-contact.ts'
import { account, type Account } from '../../fdx/account.ts'
import { dataClusters, type DataCluster } from '../../fdx/cluster.ts'
import { customer } from '../../fdx/customer.ts'
import { choiceValue, isCarried, type Entity, type OneOf } from '../../fdx/field.ts'
import { inventoryOf } from '../../fdx/inventory.ts'
import { accountPaymentNetwork, assetTransferNetwork } from '../../fdx/payment-network.ts'
import { rewardCategory, rewardProgram, rewardTransaction } from '../../fdx/reward.ts'
import { statement } from '../../fdx/statement.ts'
import { taxStatement } from '../../fdx/tax-statement.ts'
import { termsAndConditions } from '../../fdx/terms-and-conditions.ts'
import { transaction, type Transaction } from '../../fdx/transaction.ts'
import { writerOf, type Clusters } from '../../fdx/write-entity.ts'
import { descriptorFields } from './descriptor.ts'
import type { FdxApi } from './fdx-api.ts'
import { fdxEndpoints } from './endpoints.ts'
import { fdxApi5 } from './fdx-api-5.ts'
import { fdxApi6 } from './fdx-api-6.ts'

/** What one endpoint writes of one entity. */
type Writing = {
  /** Without the version: `accounts`. */
  readonly endpoint: string
  readonly root: Entity
  /** Of the root's own fields, where the endpoint does not tell them all. */
  readonly only?: ReadonlySet<string>
  write(value: unknown, clusters: Clusters): unknown
}

function writingsOf(api: FdxApi): readonly Writing[] {
  const accounts = carriedBy(api, account).flatMap((root) => [
    {
      endpoint: 'accounts',
      root,
      only: descriptorFields,
      write: (value: unknown, clusters: Clusters) =>
        inside(api, api.writeAccount(value as Account, clusters, 'lightweight')),
    },
    ...['accounts', 'account'].map((endpoint) => ({
      endpoint,
      root,
      write: (value: unknown, clusters: Clusters) =>
        inside(api, api.writeAccount(value as Account, clusters, 'details')),
    })),
  ])
  const transactions = carriedBy(api, transaction).map((root) => ({
    endpoint: 'transactions',
    root,
    write: (value: unknown, clusters: Clusters) => inside(api, api.transactionWriter(clusters)(value as Transaction)),
  }))
  const others = Object.entries(api === fdxApi5 ? othersOf5 : { ...othersOf5, ...othersOf6 }).flatMap(
    ([endpoint, roots]) =>
      roots.map((root) => ({
        endpoint,
        root,
        write: (value: unknown, clusters: Clusters) => writerOf(root, api.version, clusters)(value),
      })),
  )
  return [...accounts, ...transactions, ...others]
}

const othersOf5: Readonly<Record<string, readonly Entity[]>> = {
  'current-customer': [customer],
  statements: [statement],
  'payment-networks': [accountPaymentNetwork],
  customers: [customer],
  customer: [customer],
  contact: [accountContact],
  'reward-programs': [rewardProgram],
  'reward-program': [rewardProgram],
  'reward-categories': [rewardCategory],
}

const othersOf6: Readonly<Record<string, readonly Entity[]>> = {
  'asset-transfer-networks': [assetTransferNetwork],
  'reward-transactions': [rewardTransaction],
  'terms-and-conditions': termsAndConditions.oneOf,
  'tax-forms': [taxStatement],
  'tax-form': [taxStatement],
}

/** Files, which have no fields: their clusters are demanded before they are asked for. */
const FILES = ['statement-file', 'transaction-image']

function carriedBy(api: FdxApi, choice: OneOf): readonly Entity[] {
  return choice.oneOf.filter((entity) => api.carries(choiceValue(choice, entity)))
}

/** Version 5 names the entity around its fields. */
function inside(api: FdxApi, written: unknown): unknown {
  return api === fdxApi5 ? Object.values(written as object)[0] : written
}

/** Paths that leave and may not, and paths that may and do not. */
function wrongOf(api: FdxApi, writing: Writing, cluster: DataCluster): readonly string[] {
  const lines = inventoryOf(writing.root).filter(({ fields }) => writing.only?.has(fields[0]?.name ?? '') ?? true)
  const left = leavesOf(writing.write(sampleOf(writing.root, 0), new Set([cluster])))
  const may = new Set(
    lines
      .filter(({ fields }) =>
        fields.every((field) => isCarried(field, api.version) && (field.clusters?.includes(cluster) ?? true)),
      )
      .map(({ path }) => path),
  )
  const about = (what: string) => (path: string) => `${what}: ${writing.root.entity} ${path} with ${cluster}`
  return [...[...left.difference(may)].map(about('leaked')), ...[...may.difference(left)].map(about('lost'))]
}

for (const api of [fdxApi5, fdxApi6]) {
  const writings = writingsOf(api)

  test(`${api.name}: with one scope there leaves from each endpoint what the scope opens, and nothing else`, () => {
    for (const writing of writings) {
      for (const cluster of dataClusters) assert.deepEqual(wrongOf(api, writing, cluster), [], writing.endpoint)
    }
  })

  test(`${api.name}: a filter that lets everything through is caught at every endpoint`, () => {
    for (const writing of writings) {
      const open: Writing = { ...writing, write: (value) => writing.write(value, new Set(dataClusters)) }
      const caught = dataClusters.some((cluster) =>
        wrongOf(api, open, cluster).some((text) => text.startsWith('leaked')),
      )
      assert.ok(caught, `${writing.endpoint} ${writing.root.entity}`)
    }
  })

  test(`${api.name}: no endpoint of bank data is left out of the matrix`, () => {
    const served = fdxEndpoints({} as Parameters<typeof fdxEndpoints>[0]).filter(({ path }) =>
      path.startsWith(api.base),
    )
    const written = new Set([...FILES, ...writings.map(({ endpoint }) => endpoint)])
    assert.deepEqual(
      served.map(({ name }) => name.slice(api.name.length + 1)).filter((name) => !written.has(name)),
      [],
    )
  })
}
