// Code base: something written for the Flinks API or for OAuth, as the suite declares and runs it.

import type { Setting } from './setting.ts'
import type { World } from './world.ts'

export type CodeBase = {
  readonly name: string
  readonly language: string
  /** What it is, and what about its requests is its own. */
  readonly about: string
  /** `package`: its published code runs. `replay`: we send what it sends, and demand what it reads. */
  readonly tried: 'package' | 'replay'
  /** What it may need to work as a whole, the least of them first. The suite finds the first one that is enough. */
  readonly settings?: readonly Setting[]
  readonly run: Trial
}

/** Makes the calls of a code base, in its order. */
export type Trial = (world: World, step: Step) => Promise<void>

/**
 * One call, with what the code base demands of the answer. Throws what `body` throws, unless it is declared that Portage does
 * not serve this call: then the trial goes on without the answer.
 */
export type Step = {
  <Value>(call: string, body: () => Promise<Value>): Promise<Value>
  <Value>(call: string, body: () => Promise<Value>, unless: Absence): Promise<Value | undefined>
}

/** Why a call is not served. It is `outside` if it asks for a product that Portage is not. */
export type Absence = { readonly works: 'not served' | 'outside'; readonly because: string }

export type Outcome =
  | { readonly works: 'unchanged' }
  | { readonly works: 'with a setting'; readonly setting: Setting }
  | Absence

/** By call, in the order of the calls. */
export type Outcomes = Readonly<Record<string, Outcome>>
