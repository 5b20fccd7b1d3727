// An operation: one thing that an operator may do, declared once. The API and the console are its faces.

import type { z } from 'zod'
import type { KeyRing } from '../domain/keys/key-ring.ts'
import { act, type Act, type By, type Stage } from '../domain/journal/act.ts'
import type { ParentToken } from '../domain/operators/operator-token.ts'
import type { Operator, Role } from '../domain/operators/operator.ts'
import type { OperatorSession } from '../domain/operators/session.ts'
import type { RecipientRules } from '../domain/recipients/recipient-request.ts'
import type { Language } from '../domain/retrieval/connector.ts'
import { Problem } from '../platform/problem.ts'
import type { Vault } from '../platform/secret.ts'
import type { Place } from './place.ts'

/** Who performs an operation. */
export type Performer = {
  readonly by: By
  /** Absent for a command, which is run by a person who may read the server's own files. */
  readonly operator: Operator | undefined
  /** Absent for programs and commands. */
  readonly session?: Pick<OperatorSession, 'sessionId'>
  /** The token of a program; absent for browsers and commands. */
  readonly token?: ParentToken
}

/** What operations are performed with. */
export type OperationParts = Stage & {
  readonly vault: Vault
  readonly ring: KeyRing
  readonly rules: RecipientRules
}

export type Performance = OperationParts & { readonly performer: Performer }

/** What a person reads before they perform the operation. */
export type OperationTexts = {
  /** The label of the button: an imperative. */
  readonly verb: string
  /** What happens then, and what to consider first. */
  readonly means?: string
}

/** The fields by their names on the wire, in JSON as in forms. */
type Shape = z.ZodRawShape

export type Input<Fields extends Shape> = z.output<z.ZodObject<Fields>>

export type Operation<Fields extends Shape, Result, Texts extends OperationTexts = OperationTexts> = {
  /** Lower case with hyphens: `suspend-client`. */
  readonly name: string
  /** One sentence for the reference. */
  readonly summary: string
  /** The lowest role that may perform it. */
  readonly role: Role
  /** It gives lasting power or takes it away: in a browser it takes a fresh proof (OWASP ASVS 7.5). */
  readonly needsProof?: true
  readonly texts: Readonly<Record<Language, Texts>>
  /** What may go wrong besides the fields and the role, by HTTP status. */
  readonly problems?: Readonly<Partial<Record<404 | 409, string>>>
  fields(rules: RecipientRules): Fields
  /** Throws a Problem; then nothing has changed. */
  perform(act: Act, input: Input<Fields>, performance: Performance): Promise<Result>
  /** What this process does once the change is committed. */
  committed?(performance: Performance): Promise<void>
  /** Where the operator sees what became of it. */
  next(input: Input<Fields>, result: Result): Place
}

/** Declares an operation: the types of its input and result are inferred from `fields` and `perform`. */
export function operation<Fields extends Shape, Result, Texts extends OperationTexts>(
  declared: Operation<Fields, Result, Texts>,
): Operation<Fields, Result, Texts> {
  return declared
}

/** Performs an operation in one act. Its face has demanded the role and the proof, and has validated the input. */
export async function perform<Fields extends Shape, Result>(
  operation: Operation<Fields, Result>,
  input: Input<Fields>,
  performance: Performance,
): Promise<Result> {
  const result = await act(performance, performance.performer.by, (act) => operation.perform(act, input, performance))
  await operation.committed?.(performance)
  return result
}

/** The operator whose own things an operation is about. Throws `invalid_request` for a command, which has none. */
export function demandOperator({ operator }: Performer): Operator {
  if (operator) return operator
  throw new Problem('invalid_request', "This is about an operator's own things: use the token of one.")
}
