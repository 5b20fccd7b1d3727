// The flow of an authorization: what its browser may do in each status, which page is next, and what a repeat is answered.

/*
 * An app's request starts an authorization. It is bound to the browser that brought the request, and open for ten
 * minutes.
 *
 *   started --return-from-bank--> signedIn --choose-accounts--> accountsChosen --decide--> decided
 *
 * 1. `started`: only the request of the app is known. The browser leaves for the bank with a state that is good once,
 *    and brings it back.
 * 2. `signedIn`: the customer and the accounts that the bank offers are known. The customer chooses among them.
 * 3. `accountsChosen`: the customer reads what will be shared, and allows or denies it.
 * 4. `decided`: the answer to the app is known. The decision is one conditional update (decide.ts): of two at once, one
 *    counts.
 *
 * The customer may also deny on the page of the accounts. If they turn back at the bank, or the bank cannot sign them
 * in, the authorization is decided from there. Until the decision they may sign in again, which forgets the accounts that
 * were chosen, and may choose again.
 *
 * Every step ends at `continue-authorization`, which sends the browser to the page that is next. A step that the status
 * does not allow ends there too and changes nothing: no step can be skipped, and a second tab goes on where the first
 * one is.
 *
 * Before a step runs, three things are demanded, in this order:
 * - the browser is the one that began (openAuthorization: `not_found`, `wrong_browser`);
 * - the ten minutes are not over (demandUnexpired: `authorization_expired`);
 * - the app and the bank still take part (demandOpen: `not_found`, `provider_disabled`).
 * Of a decided authorization only the first is demanded, and no step runs: repeat-answer.ts says what is answered.
 */

import type { Authorization, AuthorizationStatus } from './authorization.ts'

/** What the browser may ask for. The steps are called as their endpoints are. */
export type AuthorizationStep =
  | 'continue-authorization'
  | 'leave-for-bank'
  | 'return-from-bank'
  | 'show-accounts'
  | 'choose-accounts'
  | 'show-review'
  | 'decide'
  | 'go-to-app'

type Row = {
  /** The step to which `continue-authorization` sends the browser. */
  readonly next: AuthorizationStep
  /** The steps that may run. */
  readonly may: readonly AuthorizationStep[]
  /**
   * The steps whose repeat, by a second click or the back button, is answered as the first time was. A repeat of any other
   * step is refused in words.
   */
  readonly repeats: readonly AuthorizationStep[]
}

const UNTIL_DECIDED = ['continue-authorization', 'leave-for-bank', 'return-from-bank'] as const

const flow = {
  started: {
    next: 'leave-for-bank',
    may: UNTIL_DECIDED,
    repeats: [],
  },
  signedIn: {
    next: 'show-accounts',
    may: [...UNTIL_DECIDED, 'show-accounts', 'choose-accounts'],
    repeats: ['return-from-bank'],
  },
  accountsChosen: {
    next: 'show-review',
    may: [...UNTIL_DECIDED, 'show-accounts', 'choose-accounts', 'show-review', 'decide'],
    repeats: ['return-from-bank'],
  },
  decided: {
    next: 'go-to-app',
    may: [],
    repeats: ['decide', 'go-to-app'],
  },
} as const satisfies Readonly<Record<AuthorizationStatus, Row>>

const rows: Readonly<Record<AuthorizationStatus, Row>> = flow

type StatusFor<Step extends AuthorizationStep> = {
  [Status in AuthorizationStatus]: Step extends (typeof flow)[Status]['may'][number] ? Status : never
}[AuthorizationStatus]

/** An authorization in a status in which the step may run, with all that is known then. */
export type AuthorizationAt<Step extends AuthorizationStep> = Extract<
  Authorization,
  { readonly status: StatusFor<Step> }
>

export function nextStep({ status }: Pick<Authorization, 'status'>): AuthorizationStep {
  return rows[status].next
}

export function mayRun<Step extends AuthorizationStep>(
  step: Step,
  authorization: Authorization,
): authorization is AuthorizationAt<Step> {
  return rows[authorization.status].may.includes(step)
}

export function isRepeatable(step: AuthorizationStep, { status }: Pick<Authorization, 'status'>): boolean {
  return rows[status].repeats.includes(step)
}
