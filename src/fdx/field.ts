// Descriptions: each entity of the standard is described once, as data, and the types follow from the description.

import type { Decimal } from '../platform/decimal.ts'
import type { DataCluster } from './cluster.ts'

/** The versions that differ in what they carry, oldest first. */
export const versions = ['5.2.0', '6.2.0', '6.4.1'] as const
export type Version = (typeof versions)[number]

/** The types in memory. On the wire they are text, a number with the same digits, `2026-01-31`, `2026-01-31T00:00:00.000Z`. */
type Scalars = {
  readonly text: string
  /** An identity number, written as its last four characters alone, whatever a bank gave us. */
  readonly masked: string
  readonly integer: number
  readonly decimal: Decimal
  /** An amount written without its sign, because another field names the direction. */
  readonly unsigned: Decimal
  readonly flag: boolean
  readonly day: Temporal.PlainDate
  readonly moment: Temporal.Instant
}

export type Kind = keyof Scalars | Enum | List | Entity | OneOf

/** A text that has one of these values. */
export type Enum = {
  readonly values: readonly string[]
  /** Values that older versions lack, and what those versions say instead: nothing, if no older value is true. */
  readonly newer?: Readonly<Record<string, { readonly since: Version; readonly before?: string }>>
}

export type List = { readonly list: Kind }

/** A choice by a value: no two of the entities can have the same one in the field `by`. */
export type OneOf = { readonly by: string; readonly oneOf: readonly Entity[] }

export type Entity = {
  readonly entity: string
  /** Opens the fields that name no cluster of their own; if absent, the field that holds the entity opens them. */
  readonly cluster?: DataCluster | readonly DataCluster[]
  /** The first version that has the entity. */
  readonly since?: Version
  readonly fields: Readonly<Record<string, Kind | Described>>
}

/** A field of which there is more to say than its kind. */
export type Described = {
  readonly type: Kind
  /** Nothing can be done with the entity without it. The standard itself demands almost nothing. */
  readonly required?: true
  /** Any one of them opens the field. */
  readonly cluster?: DataCluster | readonly DataCluster[]
  /** The first and the last version that carry it; if absent, all do. */
  readonly since?: Version
  readonly until?: Version
  readonly deprecated?: Version
  /**
   * The path of the newer field that has the value: `securityIds.0.id`. The older name is written too, as long as the standard
   * has it: deprecated is not removed, and callers written for it read nothing else.
   */
  readonly from?: string
  /** The reason for this cluster, if the cluster's own reason does not say it. */
  readonly why?: string
}

/** The value in memory that a description describes. Fields that the newest version lacks have no place in it. */
export type ValueOf<K> = K extends keyof Scalars
  ? Scalars[K]
  : K extends { readonly values: readonly (infer Value)[] }
    ? Value
    : K extends { readonly list: infer Item }
      ? readonly ValueOf<Item>[]
      : K extends { readonly fields: infer Fields }
        ? ObjectOf<Fields>
        : K extends { readonly oneOf: readonly (infer Choice)[] }
          ? ValueOf<Choice>
          : never

type ObjectOf<Fields> = {
  readonly [Name in keyof Fields as Fields[Name] extends { readonly required: true } ? Name : never]: FieldValue<
    Fields[Name]
  >
} & {
  readonly [
    Name in keyof Fields as Fields[Name] extends { readonly required: true } | { readonly until: string } ? never : Name
  ]?: FieldValue<Fields[Name]> | undefined
}

type FieldValue<Field> = Field extends { readonly type: infer K } ? ValueOf<K> : ValueOf<Field>

/** One field with everything that holds for it. */
export type Field = Omit<Described, 'cluster'> & {
  readonly name: string
  /** If absent, the clusters that open the field that holds the entity open it. */
  readonly clusters?: readonly DataCluster[]
}

export function fieldsOf(entity: Entity): readonly Field[] {
  return Object.entries(entity.fields).map(([name, written]) => {
    const described: Described = isDescribed(written) ? written : { type: written }
    const { cluster = entity.cluster, since = entity.since, ...rest } = described
    return {
      name,
      ...rest,
      ...(since === undefined ? {} : { since }),
      ...(cluster === undefined ? {} : { clusters: typeof cluster === 'string' ? [cluster] : cluster }),
    }
  })
}

export function isCarried(field: Field, version: Version): boolean {
  const { since = version, until = version } = field
  return !isOlder(version, since) && !isOlder(until, version)
}

export function isOlder(left: Version, right: Version): boolean {
  return versions.indexOf(left) < versions.indexOf(right)
}

/** The values of the field that a choice is made by: `DEPOSIT_ACCOUNT`. */
export function choiceValues(choice: OneOf, entity: Entity): readonly [string, ...string[]] {
  const field = fieldsOf(entity).find((field) => field.name === choice.by)
  const [value, ...others] = typeof field?.type === 'object' && 'values' in field.type ? field.type.values : []
  if (value === undefined) throw new TypeError(`${entity.entity} does not say its ${choice.by}`)
  return [value, ...others]
}

/** The first of them, and for most entities the only one. */
export function choiceValue(choice: OneOf, entity: Entity): string {
  return choiceValues(choice, entity)[0]
}

function isDescribed(written: Kind | Described): written is Described {
  return typeof written === 'object' && 'type' in written
}
