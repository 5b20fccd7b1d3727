// The face of an operation in the operator's API: a method and a path, where its fields stand, and what is answered.

import { z } from 'zod'
import { perform, type Input, type Operation } from '../../operations/operation.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { members } from '../../platform/http/request-fields.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'

type Face<Fields extends z.ZodRawShape, Result> = {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  /** Below `/api/v1/operator`. Its parameters are fields of the operation. */
  readonly path: string
  /** Where the other fields stand; the body unless said. */
  readonly sends?: 'query' | 'body'
  /** The body holds lists, and may be longer than others. */
  readonly longBody?: true
  /** The answer; absent: there is no body. */
  readonly answer?: {
    readonly schema: z.ZodType
    write(result: Result, input: Input<Fields>): unknown
  }
}

export function operatorOperation<Fields extends z.ZodRawShape, Result>(
  parts: OperatorParts,
  operation: Operation<Fields, Result>,
  { answer, sends = 'body', path, ...face }: Face<Fields, Result>,
): Endpoint {
  const { inPath, others } = divide(operation.fields(parts.rules), path)
  return operatorEndpoint<object, object, object>(parts, {
    name: `operator-${operation.name}`,
    summary: operation.summary,
    role: operation.role,
    path,
    ...face,
    ...(inPath && { params: z.object(inPath) }),
    ...(others && (sends === 'query' ? { query: z.object(others) } : { body: members(others) })),
    ...(operation.problems && { problems: operation.problems }),
    ...(answer && { schema: answer.schema }),
    async handle({ caller, params, query, body }) {
      const input = { ...params, ...query, ...body } as Input<Fields>
      const result = await perform(operation, input, { ...parts, performer: caller })
      return answer?.write(result, input)
    },
  })
}

/** The fields that are parameters of the path, and the others. */
function divide(fields: z.ZodRawShape, path: string) {
  const names = new Set(path.split('/').flatMap((segment) => (segment.startsWith(':') ? segment.slice(1) : [])))
  const { inPath = [], others = [] } = Object.groupBy(Object.entries(fields), ([name]) =>
    names.has(name) ? 'inPath' : 'others',
  )
  return {
    inPath: inPath.length > 0 ? Object.fromEntries(inPath) : undefined,
    others: others.length > 0 ? Object.fromEntries(others) : undefined,
  }
}
