// Pool: the ids and secrets that real trips made, by the name under which answers give them and requests ask for them.

import type { Random } from '../../src/connectors/sandbox/life/random.ts'

export type Pool = {
  add(name: string, value: unknown): void
  /** Takes every id, secret and token that a JSON answer names. */
  gather(answer: unknown): void
  /** One of that name; undefined where none is known. */
  draw(random: Random, name: string): unknown
  /** One of any name. */
  drawAny(random: Random): unknown
}

/** The most values of one name; after that one takes the place of another. */
const MOST = 40

/** An id is called `id` where it stands in what it identifies. */
const WORTH = /(^|_)(id|code|token|secret|guid)$|(Id|Ids|Token|Secret|Code|Handle)$|^Id$|offset|state/

export function openPool(): Pool {
  const values = new Map<string, unknown[]>()
  const pool: Pool = {
    add(name, value) {
      const list = values.getOrInsertComputed(plain(name), () => [])
      if (list.includes(value)) return
      if (list.length < MOST) list.push(value)
      else list[String(value).length % MOST] = value
    },
    gather: (answer) => gatherInto(pool, answer, ''),
    draw: (random, name) => pick(random, values.get(plain(name)) ?? []),
    drawAny: (random) => pick(random, [...values.values()].flat()),
  }
  return pool
}

function gatherInto(pool: Pool, answer: unknown, around: string): void {
  if (Array.isArray(answer)) return answer.forEach((item) => gatherInto(pool, item, around))
  if (typeof answer !== 'object' || answer === null) return
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value === 'object') gatherInto(pool, value, name)
    else if (WORTH.test(name) && value !== '') pool.add(/^id$/i.test(name) ? `${around}id` : name, value)
  }
}

function pick(random: Random, [first, ...rest]: readonly unknown[]): unknown {
  return first === undefined ? undefined : random.pick([first, ...rest])
}

/** `account_id`, `accountId` and `AccountIds` are one name. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '').replace(/s$/, '')
}
