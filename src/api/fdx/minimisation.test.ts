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
import type { Door } from './door.ts'
import { fdxEndpoints } from './endpoints.ts'
import { door5 } from './version-5-door.ts'
import { door6 } from './version-6-door.ts'

/** What one endpoint writes of one entity. */
type Writing = {
  /** Without the version: `accounts`. */
  readonly endpoint: string
  readonly root: Entity
  /** Of the root's own fields, where the endpoint does not tell them all. */
  readonly only?: ReadonlySet<string>
  write(value: unknown, clusters: Clusters): unknown
}

function writingsOf(door: Door): readonly Writing[] {
  const accounts = carriedBy(door, account).flatMap((root) => [
    {
      endpoint: 'accounts',
      root,
      only: descriptorFields,
      write: (value: unknown, clusters: Clusters) =>
        inside(door, door.writeAccount(value as Account, clusters, 'lightweight')),
    },
    ...['accounts', 'account'].map((endpoint) => ({
      endpoint,
      root,
      write: (value: unknown, clusters: Clusters) =>
        inside(door, door.writeAccount(value as Account, clusters, 'details')),
    })),
  ])
  const transactions = carriedBy(door, transaction).map((root) => ({
    endpoint: 'transactions',
    root,
    write: (value: unknown, clusters: Clusters) => inside(door, door.transactionWriter(clusters)(value as Transaction)),
  }))
  const others = Object.entries(door === door5 ? othersOf5 : { ...othersOf5, ...othersOf6 }).flatMap(
    ([endpoint, roots]) =>
      roots.map((root) => ({
        endpoint,
        root,
        write: (value: unknown, clusters: Clusters) => writerOf(root, door.version, clusters)(value),
      })),
  )
  return [...accounts, ...transactions, ...others]
}

const othersOf5: Readonly<Record<string, readonly Entity[]>> = {
  'current-customer': [customer],
  statements: [statement],
  'payment-networks': [accountPaymentNetwork],
}

const othersOf6: Readonly<Record<string, readonly Entity[]>> = {
  customers: [customer],
  customer: [customer],
  contact: [accountContact],
  'asset-transfer-networks': [assetTransferNetwork],
  'reward-programs': [rewardProgram],
  'reward-program': [rewardProgram],
  'reward-categories': [rewardCategory],
  'reward-transactions': [rewardTransaction],
  'terms-and-conditions': termsAndConditions.oneOf,
  'tax-forms': [taxStatement],
  'tax-form': [taxStatement],
}

/** Files, which have no fields: their clusters are demanded before they are asked for. */
const FILES = ['statement-file', 'transaction-image']

function carriedBy(door: Door, choice: OneOf): readonly Entity[] {
  return choice.oneOf.filter((entity) => door.carries(choiceValue(choice, entity)))
}

/** Version 5 names the entity around its fields. */
function inside(door: Door, written: unknown): unknown {
  return door === door5 ? Object.values(written as object)[0] : written
}

/** Paths that leave and may not, and paths that may and do not. */
function wrongOf(door: Door, writing: Writing, cluster: DataCluster): readonly string[] {
  const lines = inventoryOf(writing.root).filter(({ fields }) => writing.only?.has(fields[0]?.name ?? '') ?? true)
  const left = leavesOf(writing.write(sampleOf(writing.root, 0), new Set([cluster])))
  const may = new Set(
    lines
      .filter(({ fields }) =>
        fields.every((field) => isCarried(field, door.version) && (field.clusters?.includes(cluster) ?? true)),
      )
      .map(({ path }) => path),
  )
  const about = (what: string) => (path: string) => `${what}: ${writing.root.entity} ${path} with ${cluster}`
  return [...[...left.difference(may)].map(about('leaked')), ...[...may.difference(left)].map(about('lost'))]
}

for (const door of [door5, door6]) {
  const writings = writingsOf(door)

  test(`${door.name}: with one scope there leaves from each endpoint what the scope opens, and nothing else`, () => {
    for (const writing of writings) {
      for (const cluster of dataClusters) assert.deepEqual(wrongOf(door, writing, cluster), [], writing.endpoint)
    }
  })

  test(`${door.name}: a filter that lets everything through is caught at every endpoint`, () => {
    for (const writing of writings) {
      const open: Writing = { ...writing, write: (value) => writing.write(value, new Set(dataClusters)) }
      const caught = dataClusters.some((cluster) =>
        wrongOf(door, open, cluster).some((text) => text.startsWith('leaked')),
      )
      assert.ok(caught, `${writing.endpoint} ${writing.root.entity}`)
    }
  })

  test(`${door.name}: no endpoint of bank data is left out of the matrix`, () => {
    const served = fdxEndpoints({} as Parameters<typeof fdxEndpoints>[0]).filter(({ path }) =>
      path.startsWith(door.base),
    )
    const written = new Set([...FILES, ...writings.map(({ endpoint }) => endpoint)])
    assert.deepEqual(
      served.map(({ name }) => name.slice(door.name.length + 1)).filter((name) => !written.has(name)),
      [],
    )
  })
}
