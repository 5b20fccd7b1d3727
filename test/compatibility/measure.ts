// Measure: runs a code base under the present contract and, where it fails, again with the settings that it names.

import type { Absence, CodeBase, Outcome, Outcomes, Trial } from './code-base.ts'
import type { Setting } from './setting.ts'
import type { World } from './world.ts'

/** The worlds in which a code base is tried, by setting; `undefined` is the present contract. */
export type Worlds = (setting: Setting | undefined) => Promise<World>

type Tried = {
  /** By call: why it is not served, or `undefined` if it worked. */
  readonly calls: ReadonlyMap<string, Absence | undefined>
  /** What ended the trial before its last call. */
  readonly failure?: Error
}

/** Throws what the code base throws, with the name of its call, if it fails with each of its settings as well. */
export async function measure({ name, settings = [], run }: CodeBase, worlds: Worlds): Promise<Outcomes> {
  const present = await tryIn(await worlds(undefined), run)
  if (!present.failure) return outcomes(present, present)
  let last = present
  for (const setting of settings) {
    last = await tryIn(await worlds(setting), run)
    if (!last.failure) return outcomes(present, last, setting)
  }
  throw new Error(`${name}: ${last.failure?.message}`, { cause: last.failure })
}

async function tryIn(world: World, run: Trial): Promise<Tried> {
  const calls = new Map<string, Absence | undefined>()
  const step = async <Value>(
    call: string,
    body: () => Promise<Value>,
    absence?: Absence,
  ): Promise<Value | undefined> => {
    if (calls.has(call)) throw new Error(`the call ${call} has two steps`)
    try {
      const value = await body()
      calls.set(call, undefined)
      return value
    } catch (error) {
      if (absence === undefined) throw new Error(`${call}: ${says(error)}`, { cause: error })
      calls.set(call, absence)
      return undefined
    }
  }
  try {
    await run(world, step)
    return { calls }
  } catch (error) {
    return { calls, failure: error instanceof Error ? error : new Error(String(error)) }
  }
}

function says(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function outcomes(present: Tried, all: Tried, setting?: Setting): Outcomes {
  const found = [...all.calls].map(([call, absence]) => [call, absence ?? outcome(present, call, setting)])
  return Object.fromEntries(found) as Outcomes
}

function outcome({ calls }: Tried, call: string, setting: Setting | undefined): Outcome {
  const works = calls.has(call) && calls.get(call) === undefined
  return works || setting === undefined ? { works: 'unchanged' } : { works: 'with a setting', setting }
}
