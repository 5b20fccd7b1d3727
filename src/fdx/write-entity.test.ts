// Tests of the filter: what leaves, for every entity, version and set of clusters.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { decimal } from '../platform/decimal.ts'
import { dataClusters, type DataCluster } from './cluster.ts'
import { choiceWord, fieldsOf, isCarried, versions, type Entity, type Kind, type Version } from './field.ts'
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

/** A value with every field. `turn` chooses among the entities of a choice. */
function sampleOf(kind: Kind, turn: number): unknown {
  if (typeof kind === 'string') return scalarSamples[kind]
  if ('words' in kind) return kind.words.find((word) => !kind.newer?.[word])
  if ('list' in kind) return listSample(kind.list)
  if ('oneOf' in kind) {
    const entity = kind.oneOf[turn % kind.oneOf.length]
    assert.ok(entity)
    return { ...entitySample(entity, turn), [kind.by]: choiceWord(kind, entity) }
  }
  return entitySample(kind, turn)
}

function entitySample(entity: Entity, turn: number): Record<string, unknown> {
  const held = fieldsOf(entity).filter((field) => field.until === undefined)
  return Object.fromEntries(held.map((field) => [field.name, sampleOf(field.type, turn)]))
}

/** As many items as it takes to meet every entity of a choice inside. */
function listSample(item: Kind): unknown[] {
  const hasChoice = JSON.stringify(item).includes('"oneOf"')
  return Array.from({ length: hasChoice ? 6 : 1 }, (_item, turn) => sampleOf(item, turn))
}

const scalarSamples = {
  text: 'some text',
  masked: '123-45-6789',
  integer: 7,
  decimal: decimal('1.50'),
  unsigned: decimal('-1.50'),
  flag: false,
  day: Temporal.PlainDate.from('2026-01-31'),
  moment: Temporal.Instant.from('2026-01-31T12:00:00Z'),
}

/** Paths as the inventory writes them. */
function leavesOf(value: unknown, path = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) leavesOf(item, `${path}[]`, found)
  } else if (typeof value === 'object' && value !== null && !isRawNumber(value)) {
    for (const [name, inner] of Object.entries(value)) leavesOf(inner, path === '' ? name : `${path}.${name}`, found)
  } else {
    found.add(path)
  }
  return found
}

function isRawNumber(value: object): boolean {
  return Object.keys(value).join() === 'rawJSON'
}
