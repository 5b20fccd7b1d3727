// What an operator proves who they are for: to begin a session, or to go on in one.

import type { Act } from '../journal/act.ts'
import type { Device } from './session.ts'

export type Purpose<Result> = {
  readonly device: Device
  readonly requestId: string
  /** How the journal calls a proof that failed. */
  readonly refusal: 'refuse-sign-in' | 'refuse-proof'
  /** In the operator's name, in the act that took the proof. */
  succeed(act: Act, operatorId: string, factor: string): Promise<Result>
}
