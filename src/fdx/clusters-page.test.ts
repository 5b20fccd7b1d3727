// Tests of the page of data clusters: it is written from the code, and every cluster is on it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { dataClusters } from './cluster.ts'
import { writeDataClustersPage } from './clusters-page.ts'
import { inventoryOfCluster } from './inventory.ts'

test('docs/data-clusters.md says what the code does', () => {
  const golden = readFileSync(new URL('../../docs/data-clusters.md', import.meta.url), 'utf8')
  assert.equal(writeDataClustersPage(), golden)
})

test('every cluster opens something', () => {
  for (const cluster of dataClusters) assert.notEqual(inventoryOfCluster(cluster).length, 0, cluster)
})
