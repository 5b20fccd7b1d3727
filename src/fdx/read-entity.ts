// Reading: from the description that writes an entity, the function that reads one from a bank's JSON of any version.

import { choiceValues, fieldsOf } from './field.ts'
import type { Entity, Field, Kind, OneOf, ValueOf } from './field.ts'
import { enumReader, expectations, plainName, scalarReaders, shapeOf } from './read-scalar.ts'

/** A member that is left out, because it cannot be read. It holds nothing of what the bank sent but its shape. */
export type Misfit = { readonly path: string; readonly expected: string; readonly came: string }

export type Reading = {
  /** IANA name of the time zone of dates that say none: the bank's. */
  readonly zone: string
  /** Grows by what is left out. */
  readonly misfits: Misfit[]
}

/** The entity lacks what nothing can be done without. The message says what, in a sentence, without any value. */
export class UnreadableEntity extends Error {
  override readonly name = 'UnreadableEntity'
}

/** Returns `undefined` for what is left out, and has noted why. */
type Read = (json: unknown, reading: Reading) => unknown

type Step = {
  readonly name: string
  readonly read: Read
  readonly isRequired: boolean
  readonly isScalar: boolean
  readonly expected: string
  /** The path of the newer field that has the value, if the field is an older name. */
  readonly newer: readonly string[] | undefined
  /** A name that no value in memory has. */
  readonly isOlderNameOnly: boolean
  /** The one value that there is. */
  readonly only: string | undefined
}

/** The most items of a list inside an entity. */
const LONGEST_LIST = 5000

const compiled = new WeakMap<object, Read>()

/**
 * Reads leniently, whatever the version: members that are not known are ignored, `null` is absent, an older name gives its
 * value to the newer one, and a member that cannot be read is left out and noted. The JSON is that of `parseExactJson`.
 * Throws `UnreadableEntity` if what is required is missing.
 */
export function readEntity<K extends Entity | OneOf>(kind: K, json: unknown, reading: Reading): ValueOf<K> {
  const value = compiled.getOrInsertComputed(kind, () => compileRoot(kind))(json, reading)
  if (value !== undefined) return value as ValueOf<K>
  const name = 'entity' in kind ? kind.entity : kind.by
  const misfit = reading.misfits.at(-1)
  const found = misfit ? `${misfit.path || name}: expected ${misfit.expected}, and ${misfit.came} came` : 'nothing came'
  throw new UnreadableEntity(`The bank's answer cannot be read: ${found}.`)
}

function compileRoot(kind: Entity | OneOf): Read {
  return 'oneOf' in kind ? compileChoice(kind) : compileEntity(kind)
}

function compile(kind: Kind): Read {
  if (typeof kind === 'string') return ofScalar(scalarReaders[kind])
  if ('values' in kind) return ofScalar(enumReader(kind))
  if ('list' in kind) return compileList(kind.list)
  return compiled.getOrInsertComputed(kind, () => compileRoot(kind))
}

function ofScalar(read: ((json: unknown, zone: string) => unknown) | undefined): Read {
  return (json, { zone }) => read?.(json, zone)
}

function isScalar(kind: Kind): boolean {
  return typeof kind === 'string' || 'values' in kind
}

function expectationOf(kind: Kind): string {
  if (typeof kind === 'string') return expectations[kind] ?? kind
  if ('values' in kind) return kind.values.length === 1 ? (kind.values[0] ?? '') : 'one of the values of the standard'
  if ('list' in kind) return `a list, each ${expectationOf(kind.list)}`
  return 'entity' in kind ? `an object ${kind.entity}` : `an object whose ${kind.by} the standard has`
}

/** A bank that has one item may send it without its list. */
function compileList(item: Kind): Read {
  const read = compile(item)
  const [itemIsScalar, expected] = [isScalar(item), expectationOf(item)]
  return (json, reading) => {
    const items: readonly unknown[] = Array.isArray(json) ? json : [json]
    const values: unknown[] = []
    for (const [index, one] of items.entries()) {
      if (index >= LONGEST_LIST) {
        note(reading, '', `a list of at most ${LONGEST_LIST}`, json)
        break
      }
      const before = reading.misfits.length
      const value = one === null ? undefined : read(one, reading)
      if (value !== undefined) values.push(value)
      else if (itemIsScalar && one !== null) note(reading, '', expected, one)
      if (reading.misfits.length > before) prefix(reading, before, `[${index}]`)
    }
    return values
  }
}

function note({ misfits }: Reading, path: string, expected: string, json: unknown): void {
  misfits.push({ path, expected, came: shapeOf(json) })
}

/** Misfits below a member are noted with paths that begin at it. */
function prefix({ misfits }: Reading, from: number, name: string): void {
  for (let index = from; index < misfits.length; index++) {
    const misfit = misfits[index]
    if (!misfit) continue
    const isInside = misfit.path !== '' && !misfit.path.startsWith('[')
    misfits[index] = { ...misfit, path: `${name}${isInside ? '.' : ''}${misfit.path}` }
  }
}

/** By its value, or by the name of the entity around it, as until version 5: `{"depositAccount": {...}}`. */
function compileChoice(choice: OneOf): Read {
  const byValue = new Map<string, Read>()
  const byName = new Map<string, { readonly read: Read; readonly value: string }>()
  for (const entity of choice.oneOf) {
    const read = compile(entity)
    const values = choiceValues(choice, entity)
    for (const value of values) byValue.set(plainName(value), read)
    const name = plainName(entity.entity)
    byName.set(name, { read, value: values[0] })
    byName.set(name.replace('LINEOFCREDIT', 'LOC'), { read, value: values[0] })
  }
  return (json, reading) => {
    const members = membersOf(json)
    const value = members?.[choice.by]
    if (members && typeof value === 'string') {
      const read = byValue.get(plainName(value))
      if (read) return read(members, reading)
    } else if (members) {
      const [inside, around] = unwrap(members, byName)
      if (around) return around.read({ ...inside, [choice.by]: around.value }, reading)
    }
    note(reading, members ? choice.by : '', members ? `a ${choice.by} of the standard` : 'an object', value ?? json)
    return undefined
  }
}

type Members = Readonly<Record<string, unknown>>

function membersOf(json: unknown): Members | undefined {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Members) : undefined
}

function unwrap<Around>(members: Members, byName: ReadonlyMap<string, Around>): [Members?, Around?] {
  for (const [name, inner] of Object.entries(members).slice(0, 4)) {
    const around = byName.get(plainName(name))
    const inside = around && membersOf(inner)
    if (inside) return [inside, around]
  }
  return []
}

function compileEntity(entity: Entity): Read {
  const steps = fieldsOf(entity).map(compileField)
  const olderNames = steps.filter((step) => step.newer !== undefined)
  const required = steps.filter(({ isRequired }) => isRequired)
  const expected = `an object ${entity.entity}`
  return (json, reading) => {
    const members = membersOf(json)
    if (!members) {
      note(reading, '', expected, json)
      return undefined
    }
    const value: Record<string, unknown> = {}
    for (const step of steps) {
      const found = readMember(step, members[step.name], reading)
      if (found !== undefined) value[step.name] = found
    }
    for (const { name, newer, isOlderNameOnly } of olderNames) {
      if (newer && value[name] !== undefined) fill(value, newer, value[name])
      if (isOlderNameOnly) delete value[name]
    }
    for (const { name, expected, only } of required) {
      // Nothing is found by an empty id.
      if (only !== undefined) value[name] ??= only
      if (value[name] !== undefined && !(value[name] === '' && name.endsWith('Id'))) continue
      note(reading, name, expected, members[name])
      return undefined
    }
    return value
  }
}

function compileField(field: Field): Step {
  const { type } = field
  const values = typeof type === 'object' && 'values' in type ? type.values : []
  return {
    name: field.name,
    read: compile(type),
    isRequired: field.required === true,
    isScalar: isScalar(type),
    expected: expectationOf(type),
    newer: field.from?.split('.'),
    isOlderNameOnly: field.until !== undefined,
    only: field.required === true && values.length === 1 ? values[0] : undefined,
  }
}

function readMember({ name, read, isScalar, isRequired, expected }: Step, json: unknown, reading: Reading): unknown {
  if (json === undefined || json === null) return undefined
  const before = reading.misfits.length
  const value = read(json, reading)
  // An empty text where a number or a date belongs is how some banks write that there is none.
  if (value === undefined && isScalar && !isRequired && json !== '') note(reading, name, expected, json)
  else if (reading.misfits.length > before) prefix(reading, before, name)
  return value
}

/** Gives the value to the newer field, unless that has one. */
function fill(value: Record<string, unknown>, path: readonly string[], found: unknown): void {
  let holder: Record<string, unknown> | unknown[] = value
  for (const [index, name] of path.entries()) {
    const inside: unknown = Reflect.get(holder, name)
    if (index === path.length - 1) {
      if (inside === undefined) Reflect.set(holder, name, found)
      return
    }
    const next = inside ?? (path[index + 1] === '0' ? [] : {})
    if (inside === undefined) Reflect.set(holder, name, next)
    holder = next as typeof holder
  }
}
