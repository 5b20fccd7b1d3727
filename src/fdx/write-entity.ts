// Writing: from a description, a version and the consented clusters, the function that makes the object for the wire.

import { absolute, toJsonNumber, type Decimal } from '../platform/decimal.ts'
import { dataClusters, type DataCluster } from './cluster.ts'
import { choiceValues, fieldsOf, isCarried, isOlder, versions } from './field.ts'
import type { Entity, Field, Kind, OneOf, Version, Enum } from './field.ts'
import { newMomentText } from './moment-text.ts'

export type Clusters = ReadonlySet<DataCluster>

/**
 * Returns a value ready for `JSON.stringify`; undefined if the version has no value for it. Declared as a method, whose
 * parameter TypeScript checks both ways, because the description, not the compiler, says what each writer is given.
 */
export type Writer = { write(value: unknown): unknown }['write']

/** One field, with all that can be found out before there is a value. */
type Step = {
  readonly name: string
  readonly fallback: readonly string[] | undefined
  readonly write: Writer | undefined
}

/** The most writers of one kind. Sixteen clusters have more sets than a memory should hold; those that occur are few. */
const MAX_WRITERS = 500

const compiled = new WeakMap<object, Map<number, Writer>>()

/** The same arguments give the same function: a description is compiled once for each set of clusters that occurs. */
export function writerOf(kind: Entity | OneOf, version: Version, clusters: Clusters): Writer {
  const key = keyOf(version, clusters)
  const writers = compiled.getOrInsertComputed(kind, () => new Map())
  if (writers.size >= MAX_WRITERS) writers.clear()
  return writers.getOrInsertComputed(key, () => compileRoot(kind, version, clusters))
}

/** Returns a number with one bit for each cluster, below the version. */
function keyOf(version: Version, clusters: Clusters): number {
  let key = versions.indexOf(version)
  for (const cluster of dataClusters) key = key * 2 + (clusters.has(cluster) ? 1 : 0)
  return key
}

function compileRoot(kind: Entity | OneOf, version: Version, clusters: Clusters): Writer {
  return 'oneOf' in kind ? compileChoice(kind, version, clusters) : compileEntity(kind, version, clusters)
}

/** Returns `undefined` if the value is written as it is. */
function compile(kind: Kind, version: Version, clusters: Clusters): Writer | undefined {
  if (kind === 'moment') return newMomentText()
  if (typeof kind === 'string') return scalarWriters[kind]
  if ('values' in kind) return compileEnum(kind, version)
  if ('list' in kind) return compileList(kind.list, version, clusters)
  return compileRoot(kind, version, clusters)
}

const scalarWriters: Readonly<Record<string, Writer>> = {
  masked: (value: string) => `*****${value.replaceAll(/\W/g, '').slice(-4)}`,
  decimal: (value: Decimal) => toJsonNumber(value),
  unsigned: (value: Decimal) => toJsonNumber(absolute(value)),
  day: (value: Temporal.PlainDate) => value.toString(),
}

function compileEnum(kind: Enum, version: Version): Writer | undefined {
  const unknown = Object.entries(kind.newer ?? {}).filter(([, { since }]) => isOlder(version, since))
  if (unknown.length === 0) return undefined
  const older = new Map(unknown.map(([value, { before }]) => [value, before]))
  return (value: string) => (older.has(value) ? older.get(value) : value)
}

function compileList(item: Kind, version: Version, clusters: Clusters): Writer | undefined {
  const write = compile(item, version, clusters)
  return write && ((values: readonly unknown[]) => values.map(write).filter((value) => value !== undefined))
}

function compileChoice(choice: OneOf, version: Version, clusters: Clusters): Writer {
  const writers = new Map(
    choice.oneOf.flatMap((entity) => {
      const write = compileEntity(entity, version, clusters)
      return choiceValues(choice, entity).map((value) => [value, write] as const)
    }),
  )
  return (value: Readonly<Record<string, string>>) => writers.get(value[choice.by] ?? '')?.(value)
}

function compileEntity(entity: Entity, version: Version, clusters: Clusters): Writer {
  const steps = fieldsOf(entity)
    .filter((field) => isCarried(field, version) && isOpen(field, clusters))
    .map((field) => compileField(field, version, clusters))
  return (value: Readonly<Record<string, unknown>>) => {
    const written: Record<string, unknown> = {}
    for (const { name, fallback, write } of steps) {
      let found = value[name]
      if (found === undefined && fallback !== undefined) found = follow(value, fallback)
      if (found === undefined) continue
      if (write !== undefined) found = write(found)
      if (found !== undefined) written[name] = found
    }
    return written
  }
}

function isOpen(field: Field, clusters: Clusters): boolean {
  return field.clusters === undefined || field.clusters.some((cluster) => clusters.has(cluster))
}

function compileField(field: Field, version: Version, clusters: Clusters): Step {
  return {
    name: field.name,
    fallback: field.from?.split('.'),
    write: compile(field.type, version, clusters),
  }
}

function follow(value: unknown, path: readonly string[]): unknown {
  let found = value
  for (const name of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined
  return found
}
