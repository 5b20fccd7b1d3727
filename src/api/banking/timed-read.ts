// A read of a session's accounts and its two addresses: one for the read, and one for its result while it goes on without its
// request.

import { z } from 'zod'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { answerInTime, demandDispatched, type ReadKind } from './answer-in-time.ts'
import { answersInTime, BASE, ofCustomer, requestId } from './answers.ts'
import { bankingConventions } from './banking-conventions.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { linksShape } from './session-members.ts'
import { demandReader, type SessionReader } from './session-reader.ts'

/** Every read names its session. */
type ReadRequest = { readonly RequestId: string }

type TimedRead<Request extends ReadRequest> = {
  readonly kind: ReadKind
  /** `get-accounts-detail` */
  readonly name: string
  readonly summary: string
  readonly body: z.ZodType<Request>
  /** The shape of the members that `read` gives. */
  readonly shape: z.ZodRawShape
  read(session: SessionReader, request: Request): Promise<object>
}

export function timedReadEndpoints<Request extends ReadRequest>(
  parts: BankingParts,
  { kind, name, summary, body, shape, read }: TimedRead<Request>,
): readonly Endpoint[] {
  const answer = z
    .object({
      HttpStatusCode: z.literal(200),
      ...shape,
      ...linksShape,
      RequestId: z.string(),
      Tag: z.string().nullable(),
    })
    .meta({ id: kind })
  const common = {
    access: organizationAccess(parts, 'x_api_key'),
    conventions: bankingConventions,
    compresses: true,
    answers: answersInTime(answer, 'The accounts.'),
  }
  const answerWith = (reader: SessionReader, input: object) => {
    const { session } = reader
    const request = body.parse({ ...input, RequestId: session.requestId })
    return answerInTime(parts, session, { request: { Read: kind, ...request }, read: () => read(reader, request) })
  }
  return [
    endpoint({
      ...common,
      name,
      summary,
      method: 'POST',
      path: `${BASE}/Get${kind}`,
      params: ofCustomer,
      accepts: ['json'],
      body,
      async handle(input) {
        return answerWith(await demandReader(parts, input, input.body.RequestId), input.body)
      },
    }),
    endpoint({
      ...common,
      name: `${name}-async`,
      summary: `What came of a Get${kind} that was answered with 202. Ask every ten seconds.`,
      method: 'GET',
      path: `${BASE}/Get${kind}Async/:requestId`,
      params: ofCustomer.extend({ requestId }),
      async handle(input) {
        const reader = await demandReader(parts, input, input.params.requestId)
        return answerWith(reader, demandDispatched(reader.session, kind))
      },
    }),
  ]
}
