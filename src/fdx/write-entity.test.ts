// Tests of the filter: what leaves, for every entity, version and set of clusters.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { leavesOf, sampleOf } from '../../test/fdx-sample.ts'
import { decimal } from '../platform/decimal.ts'
import { dataClusters, type DataCluster } from './cluster.ts'
import { isCarried, versions, type Version } from './field.ts'
import { currency } from './currency.ts'
import { inventoryOf, rootEntities, type InventoryLine } from './inventory.ts'
import { writerOf } from './write-entity.ts'

for (const root of rootEntities) {
  test(`a field of ${root.entity} leaves exactly when one of its clusters is consented and the version carries it`, () => {
    const value = sampleOf(root, 0)
    const lines = inventoryOf(root)
    for (const version of versions) {
      for (const clusters of someSets()) {
        const written = leavesOf(writerOf(root, version, clusters)(value))
        const expected = lines.filter((line) => mayLeave(line, version, clusters)).map(({ path }) => path)
        assert.deepEqual(
          [...written].toSorted(),
          [...new Set(expected)].toSorted(),
          `${version} ${[...clusters].join(' ')}`,
        )
      }
    }
  })

  test(`every field of ${root.entity} is opened by some cluster, and never by one that its holder stays closed to`, () => {
    for (const { path, clusters, fields } of inventoryOf(root)) {
      assert.ok(clusters.length > 0, path)
      for (const [index, holder] of fields.slice(0, -1).entries()) {
        const inside = fields.slice(index + 1).flatMap((field) => field.clusters ?? [])
        assert.ok(!holder.clusters || inside.every((cluster) => holder.clusters?.includes(cluster)), path)
      }
    }
  })
}

test('a decimal leaves with the digits it came with', () => {
  const digits = fc.stringMatching(/^-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,18})?$/)
  const write = writerOf(currency, '5.2.0', new Set())
  fc.assert(
    fc.property(digits, (text) => {
      assert.equal(JSON.stringify(write({ currencyRate: decimal(text) })), `{"currencyRate":${text}}`)
    }),
  )
})

test('an older name finds its value where the newer field keeps it', () => {
  for (const root of rootEntities) {
    for (const { path, fields } of inventoryOf(root)) {
      const from = fields.at(-1)?.from
      if (from === undefined) continue
      const holder = path.split('.').slice(0, -1)
      const target = [...holder, ...from.replaceAll(/\.0\b/g, '[]').split('.')].join('.')
      assert.ok(
        inventoryOf(root).some((line) => line.path.replace(/\[\]$/, '') === target),
        `${root.entity} ${path} from ${from}`,
      )
    }
  }
})

/** Said by the fields themselves, without the writer. */
function mayLeave({ fields }: InventoryLine, version: Version, clusters: ReadonlySet<DataCluster>): boolean {
  return fields.every((field) => {
    return isCarried(field, version) && (!field.clusters || field.clusters.some((cluster) => clusters.has(cluster)))
  })
}

/** None, each alone, each with its neighbour, all but one, and all: a field asks for one of its clusters, not for a set. */
function* someSets(): Iterable<ReadonlySet<DataCluster>> {
  yield new Set()
  yield new Set(dataClusters)
  for (const [index, cluster] of dataClusters.entries()) {
    yield new Set([cluster])
    yield new Set([cluster, ...dataClusters.slice(index + 1, index + 2)])
    yield new Set(dataClusters.filter((other) => other !== cluster))
  }
}
