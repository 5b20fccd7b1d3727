// An operation: an action of an operator, declared once, from which the endpoints of the API and the console are built.

import type { z } from 'zod'
import type { KeyRing } from '../domain/keys/key-ring.ts'
import { act, type Act, type By, type Stage } from '../domain/journal/act.ts'
import type { ParentToken } from '../domain/operators/operator-token.ts'
import type { Operator, Role } from '../domain/operators/operator.ts'
import type { OperatorSession } from '../domain/operators/session.ts'
import type { RecipientRules } from '../domain/recipients/recipient-request.ts'
import type { Banks } from '../domain/retrieval/banks.ts'
import type { Language } from '../domain/retrieval/connector.ts'
import { Problem } from '../platform/problem.ts'
import type { Vault } from '../platform/secret.ts'
import type { Place } from './place.ts'

/** The caller of an operation. */
export type Performer = {
  readonly by: By
  /** `undefined` for a command, which is run by a person with access to the server's own files. */
  readonly operator: Operator | undefined
  /** `undefined` for programs and commands. */
  readonly session?: Pick<OperatorSession, 'sessionId'>
  /** The token of a program; `undefined` for browsers and commands. */
  readonly token?: ParentToken
}

/** The parts that operations use. */
export type OperationParts = Stage & {
  readonly vault: Vault
  readonly ring: KeyRing
  /** The kinds of banks. */
  readonly banks: Pick<Banks, 'connectors'>
  readonly rules: OperationRules
}

export type OperationRules = RecipientRules & {
  /** Whether the server may be told to call http addresses of its own machine: the demo. */
  readonly allowsLoopbackCallbacks: boolean
}

export type Performance = OperationParts & { readonly performer: Performer }

/** The texts that the console shows for an operation. */
export type OperationTexts = {
  /** The label of the button, in the imperative. */
  readonly verb: string
  /** The consequence of the operation. */
  readonly means?: string
}

/** The fields by their names, which are the same in JSON and in forms. */
type Shape = z.ZodRawShape

export type Input<Fields extends Shape> = z.output<z.ZodObject<Fields>>

export type Operation<Fields extends Shape, Result, Texts extends OperationTexts = OperationTexts> = {
  /** Lower case with hyphens: `suspend-client`. */
  readonly name: string
  /** One sentence for the API reference. */
  readonly summary: string
  /** The lowest role that may perform it. */
  readonly role: Role
  /** Requires a fresh proof in a browser, because it grants or removes lasting access (OWASP ASVS 5.0, 7.5). */
  readonly needsProof?: true
  readonly texts: Readonly<Record<Language, Texts>>
  /** The descriptions of the operation's own errors by HTTP status. */
  readonly problems?: Readonly<Partial<Record<404 | 409, string>>>
  fields(rules: RecipientRules): Fields
  /** Performs the operation. If it throws a Problem, nothing has changed. */
  perform(act: Act, input: Input<Fields>, performance: Performance): Promise<Result>
  /** Runs in this process after the change is committed. */
  committed?(performance: Performance): Promise<void>
  /** Returns the page that shows the outcome. */
  next(input: Input<Fields>, result: Result): Place
}

/** Declares an operation. The types of its input and result are inferred from `fields` and `perform`. */
export function operation<Fields extends Shape, Result, Texts extends OperationTexts>(
  declared: Operation<Fields, Result, Texts>,
): Operation<Fields, Result, Texts> {
  return declared
}

/** Performs an operation in one act. The endpoint has checked the role and the proof, and has validated the input. */
export async function perform<Fields extends Shape, Result>(
  operation: Operation<Fields, Result>,
  input: Input<Fields>,
  performance: Performance,
): Promise<Result> {
  const result = await act(performance, performance.performer.by, (act) => operation.perform(act, input, performance))
  await operation.committed?.(performance)
  return result
}

/** Returns the operator who performs the operation. Throws `invalid_request` for a command, which has none. */
export function demandOperator({ operator }: Performer): Operator {
  if (operator) return operator
  throw new Problem('invalid_request', "This request concerns an operator's own access: use the token of an operator.")
}
