// The queue for password hashes: one at a time, round robin over the lanes, known browsers first.

import { Problem } from '../../platform/problem.ts'

/** A caller's lane. Unknown browsers share one per network; each known browser, session and invitation has its own. */
export type Lane = { readonly name: string; readonly isKnown: boolean }

/** A place in the queue. Dispose of it to free it. */
export type Slot = Disposable & {
  /** Runs the work when its turn comes. Each piece of work waits for a turn of its own. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

export type PasswordQueue = {
  /** Throws `temporarily_unavailable` if the lane or the queue is full. */
  enter(lane: Lane): Slot
}

/** A hash takes a tenth of a second and 46 MiB. The limits keep the wait to a few seconds. */
const MAX_SLOTS = 40
const MAX_SLOTS_PER_LANE = 4

type Waiting = () => Promise<void>
type LaneState = { slots: number; readonly waiting: Waiting[] }

export function openPasswordQueue(): PasswordQueue {
  // The lanes in the order of their turns.
  const known = new Map<string, LaneState>()
  const strangers = new Map<string, LaneState>()
  let isWorking = false

  /** Returns the next piece of work. Known lanes come first: they are few, and each has its own limit on attempts. */
  function next(): Waiting | undefined {
    for (const lanes of [known, strangers]) {
      for (const [name, state] of lanes) {
        const first = state.waiting.shift()
        if (!first) continue
        lanes.delete(name)
        lanes.set(name, state)
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
      const state = lanes.get(name) ?? { slots: 0, waiting: [] }
      const taken = [...lanes.values()].reduce((sum, { slots }) => sum + slots, 0)
      if (state.slots >= MAX_SLOTS_PER_LANE || taken >= MAX_SLOTS) {
        throw new Problem(
          'temporarily_unavailable',
          'Too many people are signing in at the moment. Try again in a minute.',
        )
      }
      state.slots++
      lanes.set(name, state)
      return {
        inTurn: (work) =>
          new Promise((resolve, reject) => {
            state.waiting.push(() => work().then(resolve, reject))
            if (!isWorking) void workAll()
          }),
        [Symbol.dispose]() {
          state.slots--
          if (state.slots === 0) lanes.delete(name)
        },
      }
    },
  }
}
