// A trial's sign-in: what an operator who has just signed in at a bank lets Portage read, to try the bank. Made here alone.

import type { Act } from '../journal/act.ts'

type Facts = {
  readonly id: string
  readonly providerId: number
  readonly connector: string
  readonly bankCustomerId: string
  readonly bankGrant: string
}

/** The private field makes the compiler refuse an object that merely looks like one. */
class TrialSignInValue {
  readonly #facts: Facts
  constructor(facts: Facts) {
    this.#facts = facts
  }
  /** The trial's own id. */
  get id() {
    return this.#facts.id
  }
  get providerId() {
    return this.#facts.providerId
  }
  get connector() {
    return this.#facts.connector
  }
  get bankCustomerId() {
    return this.#facts.bankCustomerId
  }
  get bankGrant() {
    return this.#facts.bankGrant
  }
}

export type TrialSignIn = TrialSignInValue

/** Records that the bank is read for this trial, before anything is. */
export async function openTrialSignIn(act: Act, facts: Facts): Promise<TrialSignIn> {
  await act.record('try-bank', { providerId: facts.providerId, detail: { trialId: facts.id } })
  return new TrialSignInValue(facts)
}
