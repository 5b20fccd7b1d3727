// The face of an operation in the console: the button that performs it, and the page that comes next.

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
import { wrongFields, type WrongFields } from './wrong-fields.ts'

/** What a form brought that will not do. */
export type Refused = {
  /** The values of its fields, before they were validated. */
  readonly typed: Readonly<Record<string, unknown>>
  readonly wrong: WrongFields
}

type Face<Fields extends z.ZodRawShape, Result> = {
  /** Where the operation's own name is another endpoint's. */
  readonly name?: string
  /** Its parameters are fields of the operation, in camel case. */
  readonly path: string
  /** The controls of the form that are not plain text. */
  readonly controls?: Partial<Readonly<Record<keyof Fields, Control>>>
  /** The fields that stand in the query. */
  readonly query?: readonly (keyof Fields & string)[]
  /** The form holds lists, and may be longer than others. */
  readonly longBody?: true
  /** What is shown this once, in place of the place that is next. */
  once?(request: ConsoleRequest, result: Result, input: Input<Fields>): Html
  /** The form again, with what is wrong with its fields. Without it a wrong form is a problem like any other. */
  refused?(request: ConsoleRequest, refused: Refused): Answer | Promise<Answer>
}

export function consoleOperation<Fields extends z.ZodRawShape, Result>(
  parts: ConsoleParts,
  operation: Operation<Fields, Result>,
  { name, path, longBody, query = [], once, refused, ...face }: Face<Fields, Result>,
): Endpoint {
  const controls: Partial<Readonly<Record<string, Control>>> = face.controls ?? {}
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
    ...(longBody && { longBody }),
    async handle(request) {
      const { params, query, body } = request.call
      const sent: Readonly<Record<string, unknown>> = { ...body, ...query, ...inSnakeCase(params) }
      const typed = Object.fromEntries(
        Object.keys(fields).map((field) => [field, (controls[field] ?? text).read(sent[field])]),
      )
      const judged = schema.safeParse(typed)
      if (!judged.success && refused) return refused(request, { typed, wrong: wrongFields(judged.error) })
      const input = judged.success ? judged.data : validateFields(schema, typed)
      try {
        const result = await perform(operation, input, { ...parts, performer: request })
        return once
          ? consolePage(200, once(request, result, input))
          : redirect(placePath(operation.next(input, result)))
      } catch (error) {
        const wrong = wrongField(error, fields)
        if (!wrong || !refused) throw error
        return refused(request, { typed, wrong })
      }
    },
  })
}

/** The field that the operation itself refused, in a problem such as `name: is too much like the name of ...`. */
function wrongField(error: unknown, fields: z.ZodRawShape): WrongFields | undefined {
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
