// The purpose of an authentication: to begin a session, or to renew one.

import type { Act } from '../journal/act.ts'
import type { Device } from './session.ts'

export type Purpose<Result> = {
  readonly device: Device
  readonly requestId: string
  /** The journal action of a failed authentication. */
  readonly refusal: 'refuse-sign-in' | 'refuse-proof'
  /** Runs in the act that accepts the proof, with the operator as its actor. */
  succeed(act: Act, operatorId: string, factor: string): Promise<Result>
}
