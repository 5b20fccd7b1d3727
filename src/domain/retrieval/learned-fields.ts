// Learned fields: what the reads of a bank really fill, where its connector cannot say; kept by name, never by value.

import type { Database } from '../../database/open.ts'
import { account } from '../../fdx/account.ts'
import { accountContact } from '../../fdx/account-contact.ts'
import { customer } from '../../fdx/customer.ts'
import type { DataInventory } from '../../fdx/data-inventory.ts'
import { choiceValues, type Entity, type OneOf } from '../../fdx/field.ts'
import { inventoryOf } from '../../fdx/inventory.ts'
import { accountPaymentNetwork, assetTransferNetwork } from '../../fdx/payment-network.ts'
import { rewardCategory, rewardProgram, rewardTransaction } from '../../fdx/reward.ts'
import { statement } from '../../fdx/statement.ts'
import { taxStatement } from '../../fdx/tax-statement.ts'
import { termsAndConditions } from '../../fdx/terms-and-conditions.ts'
import { transaction } from '../../fdx/transaction.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Bank, Reads } from './connector.ts'

export type LearnedFields = {
  /** Returns a bank whose inventory is what its reads have filled so far; one that declares its own is returned as it is. */
  watch(providerId: number, bank: Bank): Promise<Bank>
  /** Writes what is new, if anything is, and reads what other servers have learned. To be called every few seconds. */
  flush(): Promise<number>
}

/** The reads whose answers are learned from, and what they hold. */
const ANSWERS: Partial<Record<keyof Reads, Entity | OneOf>> = {
  customer,
  account,
  contact: accountContact,
  transactions: transaction,
  changes: transaction,
  statements: statement,
  paymentNetworks: accountPaymentNetwork,
  assetTransferNetworks: assetTransferNetwork,
  rewardPrograms: rewardProgram,
  rewardCategories: rewardCategory,
  rewardTransactions: rewardTransaction,
  termsAndConditions,
  taxStatements: taxStatement,
}

/** So many values of an entity are all looked at, in each process; later one of ten. */
const FIRST_VALUES = 1000
const ONE_OF = 10

type Line = { readonly path: string; readonly names: readonly string[] }

/** One entity of one bank. */
type Lesson = { readonly learned: Set<string>; missing: readonly Line[]; seen: number }

type Row = { readonly provider_id: number; readonly entity: string; readonly path: string }

const READ = 'select provider_id, entity, path from learned_field where provider_id = any($1)'
const ADD = `insert into learned_field (provider_id, entity, path, learned_at)
  select provider_id, entity, path, $2 from jsonb_to_recordset($1::jsonb) as added (provider_id integer, entity text, path text)
  order by provider_id, entity, path
  on conflict (provider_id, entity, path) do nothing returning path`

export function openLearnedFields({ database, clock }: { database: Database; clock: Clock }): LearnedFields {
  const banks = new Map<number, Map<string, Lesson>>()
  let fresh: Row[] = []
  let readAt: Temporal.Instant | undefined

  async function read(providerIds: readonly number[]): Promise<void> {
    for (const { provider_id, entity, path } of await database.run<Row>(READ, [providerIds])) {
      const root = ROOTS.get(entity)
      // Another version of Portage may know more.
      if (root) remember(lessonOf(banks, provider_id, root), path)
    }
  }

  function learn(providerId: number, kind: Entity | OneOf, answer: unknown): void {
    for (const value of valuesIn(answer)) {
      const root = 'oneOf' in kind ? choiceOf(kind, value) : kind
      if (!root) continue
      const lesson = lessonOf(banks, providerId, root)
      lesson.seen++
      if (lesson.seen > FIRST_VALUES && lesson.seen % ONE_OF !== 0) continue
      const found = lesson.missing.filter(({ names }) => isFilled(value, names, 0))
      if (found.length === 0) continue
      for (const { path } of found) remember(lesson, path)
      fresh.push(...found.map(({ path }) => ({ provider_id: providerId, entity: root.entity, path })))
    }
  }

  return {
    async watch(providerId, bank) {
      if (bank.inventory) return bank
      if (!banks.has(providerId)) {
        banks.set(providerId, new Map())
        await read([providerId])
      }
      const watched = watchReads(bank, (kind, answer) => learn(providerId, kind, answer))
      return Object.defineProperty(watched, 'inventory', {
        get: () => inventoryIn(banks.get(providerId)),
        enumerable: true,
      })
    },

    async flush() {
      const rows = fresh
      fresh = []
      try {
        if (rows.length > 0) await database.run(ADD, [JSON.stringify(rows), clock.now()])
      } catch (error) {
        fresh = [...rows, ...fresh]
        throw error
      }
      const now = clock.now()
      if (banks.size > 0 && (!readAt || Temporal.Instant.compare(readAt.add({ minutes: 1 }), now) <= 0)) {
        readAt = now
        await read([...banks.keys()])
      }
      return 0
    },
  }
}

function watchReads(bank: Bank, learn: (kind: Entity | OneOf, answer: unknown) => void): Bank {
  const watched = Object.entries(ANSWERS).map(([name, kind]) => {
    const ask = bank[name as keyof Reads] as (...parameters: unknown[]) => Promise<unknown>
    const askAndLearn = async (...parameters: unknown[]): Promise<unknown> => {
      const answer = await ask(...parameters)
      learn(kind, answer)
      return answer
    }
    return [name, askAndLearn] as const
  })
  return { ...bank, ...(Object.fromEntries(watched) as Partial<Reads>) }
}

/** One value, a list of them, or a page. */
function valuesIn(answer: unknown): readonly object[] {
  if (Array.isArray(answer)) return answer as readonly object[]
  if (typeof answer !== 'object' || answer === null) return []
  const { rows } = answer as { readonly rows?: unknown }
  return Array.isArray(rows) ? (rows as readonly object[]) : [answer]
}

function rootsOf(kind: Entity | OneOf): readonly Entity[] {
  return 'oneOf' in kind ? kind.oneOf : [kind]
}

const ROOTS: ReadonlyMap<string, Entity> = new Map(
  Object.values(ANSWERS)
    .flatMap(rootsOf)
    .map((root) => [root.entity, root]),
)

const choices = new WeakMap<OneOf, ReadonlyMap<unknown, Entity>>()

function choiceOf(kind: OneOf, value: object): Entity | undefined {
  const make = () =>
    new Map(kind.oneOf.flatMap((entity) => choiceValues(kind, entity).map((by) => [by, entity] as const)))
  return choices.getOrInsertComputed(kind, make).get(Reflect.get(value, kind.by))
}

function lessonOf(banks: Map<number, Map<string, Lesson>>, providerId: number, root: Entity): Lesson {
  const lessons = banks.getOrInsertComputed(providerId, () => new Map())
  return lessons.getOrInsertComputed(root.entity, () => ({ learned: new Set(), missing: linesOf(root), seen: 0 }))
}

function linesOf(root: Entity): readonly Line[] {
  return inventoryOf(root).map(({ path }) => ({ path, names: path.split('.') }))
}

function remember(lesson: Lesson, path: string): void {
  if (!lesson.missing.some((line) => line.path === path)) return
  lesson.missing = lesson.missing.filter((line) => line.path !== path)
  lesson.learned.add(path)
}

function isFilled(value: unknown, names: readonly string[], at: number): boolean {
  if (value === undefined || value === null) return false
  const name = names[at]
  if (name === undefined) return true
  if (typeof value !== 'object') return false
  const member: unknown = Reflect.get(value, name.endsWith('[]') ? name.slice(0, -2) : name)
  if (!name.endsWith('[]')) return isFilled(member, names, at + 1)
  return Array.isArray(member) && member.some((item) => isFilled(item, names, at + 1))
}

/** Absent until something was learned: a bank of which nothing is known yet is not one that fills nothing. */
function inventoryIn(lessons: ReadonlyMap<string, Lesson> | undefined): DataInventory | undefined {
  const known = [...(lessons ?? [])].filter(([, { learned }]) => learned.size > 0)
  if (known.length === 0) return undefined
  return Object.fromEntries(known.map(([entity, { learned }]) => [entity, [...learned].toSorted()]))
}
