// The endpoint of an operation in the operator's API: its method and path, where its fields are sent, and its response.

import { z } from 'zod'
import { perform, type Input, type Operation } from '../../operations/operation.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { members } from '../../platform/http/request-fields.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'

type OperationRoute<Fields extends z.ZodRawShape, Result> = {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  /** The path below `/api/v1/operator`. Its parameters are fields of the operation. */
  readonly path: string
  /** Where the other fields are sent; `body` by default. */
  readonly sends?: 'query' | 'body'
  /** Allows a longer body, for a request with lists. */
  readonly longBody?: true
  /** The response body; there is none if omitted. */
  readonly answer?: {
    readonly schema: z.ZodType
    write(result: Result, input: Input<Fields>): unknown
  }
}

export function operatorOperation<Fields extends z.ZodRawShape, Result>(
  parts: OperatorParts,
  operation: Operation<Fields, Result>,
  { answer, sends = 'body', path, ...route }: OperationRoute<Fields, Result>,
): Endpoint {
  const { inPath, others } = divide(operation.fields(parts.rules), path)
  return operatorEndpoint<object, object, object>(parts, {
    name: `operator-${operation.name}`,
    summary: operation.summary,
    role: operation.role,
    path,
    ...route,
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

/** Divides the fields into the parameters of the path and the others. */
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
