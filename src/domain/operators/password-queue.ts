// The queue before the passwords: one hash at a time, turns that go round the networks, and known browsers first.

import { Problem } from '../../platform/problem.ts'

/** Who waits. Strangers share by network; a browser that signed in before, a session, an invitation have a lane each. */
export type Lane = { readonly name: string; readonly isKnown: boolean }

export type Place = Disposable & {
  /** Resolves when it is done. Of several pieces of work in one place, each waits for a turn of its own. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

export type PasswordQueue = {
  /** Held until it is disposed of. Throws `temporarily_unavailable` when this lane, or all of them together, are full. */
  enter(lane: Lane): Place
}

/** A hash takes a tenth of a second and 46 MiB: nobody waits longer than a page is waited for. */
const MOST_PLACES = 40
const MOST_OF_ONE_LANE = 4

type Waiting = () => Promise<void>
type Line = { places: number; readonly waiting: Waiting[] }

export function openPasswordQueue(): PasswordQueue {
  /** In the order in which they have their turns. */
  const known = new Map<string, Line>()
  const strangers = new Map<string, Line>()
  let isWorking = false

  /** Known ones are few, and each counts its own attempts: they cannot crowd strangers out, and strangers not them. */
  function next(): Waiting | undefined {
    for (const lanes of [known, strangers]) {
      for (const [name, line] of lanes) {
        const first = line.waiting.shift()
        if (!first) continue
        lanes.delete(name)
        lanes.set(name, line)
        return first
      }
    }
    return undefined
  }

  async function workAll(): Promise<void> {
    isWorking = true
    for (let work = next(); work; work = next()) await work()
    isWorking = false
  }

  return {
    enter({ name, isKnown }) {
      const lanes = isKnown ? known : strangers
      const line = lanes.get(name) ?? { places: 0, waiting: [] }
      const taken = [...lanes.values()].reduce((sum, { places }) => sum + places, 0)
      if (line.places >= MOST_OF_ONE_LANE || taken >= MOST_PLACES) {
        throw new Problem('temporarily_unavailable', 'Too many people sign in at this moment. Try again in a minute.')
      }
      line.places++
      lanes.set(name, line)
      return {
        inTurn: (work) =>
          new Promise((resolve, reject) => {
            line.waiting.push(() => work().then(resolve, reject))
            if (!isWorking) void workAll()
          }),
        [Symbol.dispose]() {
          line.places--
          if (line.places === 0) lanes.delete(name)
        },
      }
    },
  }
}
