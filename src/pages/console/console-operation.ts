// The endpoint of an operation in the console: the form that performs it, and the page that follows.

import { z } from 'zod'
import { perform, type Input, type Operation } from '../../operations/operation.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { Html } from '../../platform/http/html.ts'
import { validateFields } from '../../platform/http/validate.ts'
import { Problem } from '../../platform/problem.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import type { ConsoleParts, ConsoleRequest } from './console-request.ts'
import { text, type Control } from './controls.ts'
import { consolePage } from './conventions.ts'
import { placePath } from './paths.ts'
import { openTypedSecret } from './proof.ts'
import { fieldErrors, type FieldErrors } from './field-errors.ts'
import { nothingHere } from './typed-fields.ts'

/** A form whose fields are not valid. */
export type Refused = {
  /** The values of its fields before validation. */
  readonly typed: Readonly<Record<string, unknown>>
  readonly errors: FieldErrors
}

type OperationForm<Fields extends z.ZodRawShape, Result> = {
  /** The name of the endpoint; the operation's if omitted. */
  readonly name?: string
  /** The path, whose parameters are fields of the operation in camel case. */
  readonly path: string
  /** The controls of the form that are not plain text. */
  readonly controls?: Partial<Readonly<Record<keyof Fields, Control>>>
  /** The fields that are sent in the query. */
  readonly query?: readonly (keyof Fields & string)[]
  /** The fields that are secrets: no page contains what was typed. */
  readonly secrets?: readonly (keyof Fields & string)[]
  /** Allows a longer body, for a form with lists. */
  readonly longBody?: true
  /** Returns the values of fields that several controls of the form make up. */
  gather?(request: ConsoleRequest, sent: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
  /** Returns a page to show once instead of redirecting to the next one, for a result such as a new secret. */
  once?(request: ConsoleRequest, result: Result, input: Input<Fields>): Html
  /** Returns the form again with the errors of its fields. If omitted, a form that is not valid is answered with a problem. */
  refused?(request: ConsoleRequest, refused: Refused): Answer | Promise<Answer>
}

export function consoleOperation<Fields extends z.ZodRawShape, Result>(
  parts: ConsoleParts,
  operation: Operation<Fields, Result>,
  { name, path, longBody, query = [], secrets = [], gather, once, refused, ...form }: OperationForm<Fields, Result>,
): Endpoint {
  const controls: Partial<Readonly<Record<string, Control>>> = form.controls ?? {}
  const fields = operation.fields(parts.rules)
  const schema = z.object(fields)
  return consoleEndpoint(parts, {
    name: name ?? operation.name,
    summary: operation.summary,
    method: 'POST',
    path,
    role: operation.role,
    needsProof: operation.needsProof ?? false,
    query: Object.fromEntries(query.map((field) => [field, z.unknown().optional()])),
    lists: Object.keys(controls).filter((field) => controls[field]?.isRepeated),
    secrets,
    ...(longBody && { longBody }),
    async handle(request) {
      const { params, query, body } = request.call
      const inPath = inSnakeCase(params)
      const opened = secrets.map((field) => [field, openTypedSecret(parts, body[field])] as const)
      const sent: Readonly<Record<string, unknown>> = { ...body, ...query, ...Object.fromEntries(opened) }
      // Parameters of the path are read without a control, which would trim them to another address.
      const typed = {
        ...Object.fromEntries(
          Object.keys(fields).map((field) => [field, inPath[field] ?? (controls[field] ?? text).read(sent[field])]),
        ),
        ...(await gather?.(request, sent)),
      }
      const parsed = schema.safeParse(typed)
      if (parsed.error?.issues.some(({ path: [field] }) => Object.hasOwn(inPath, String(field)))) throw nothingHere()
      if (!parsed.success && refused) return refused(request, { typed, errors: fieldErrors(parsed.error) })
      const input = parsed.success ? parsed.data : validateFields(schema, typed)
      try {
        const result = await perform(operation, input, { ...parts, performer: request })
        return once
          ? consolePage(200, once(request, result, input))
          : redirect(placePath(operation.next(input, result)))
      } catch (error) {
        const errors = operationFieldError(error, fields)
        if (!errors || !refused) throw error
        return refused(request, { typed, errors })
      }
    },
  })
}

/** Returns the error of the field that the operation refused, from a detail such as `name: is too much like ...`. */
function operationFieldError(error: unknown, fields: z.ZodRawShape): FieldErrors | undefined {
  if (!(error instanceof Problem) || error.code !== 'invalid_request') return undefined
  const [, name = '', message = ''] = /^(\w+): (.+)$/s.exec(error.detail) ?? []
  return name in fields ? new Map([[name, [{ message }]]]) : undefined
}

/** Renames `clientId` to `client_id`. */
function inSnakeCase(params: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [snakeCase(name), value]))
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
