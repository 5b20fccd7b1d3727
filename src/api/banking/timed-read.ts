// A read of a session's accounts at its two addresses: where it is asked for, and where it is asked again while it goes on
// without its request.

import { z } from 'zod'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { answerInTime, demandDispatched, type ReadKind } from './answer-in-time.ts'
import { answersInTime, BASE, ofCustomer, requestId } from './answers.ts'
import { bankingConventions } from './banking-conventions.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import type { AccountsReader } from './read-accounts.ts'
import { demandReader, type SessionReader } from './reader-of-session.ts'
import { linksShape } from './session-members.ts'

/** What is asked for, and in which session. */
type Asked = { readonly RequestId: string }

type TimedRead<Body extends Asked> = {
  readonly kind: ReadKind
  /** `get-accounts-detail` */
  readonly name: string
  readonly summary: string
  readonly body: z.ZodType<Body>
  /** Of the members that `read` gives. */
  readonly shape: z.ZodRawShape
  read(parts: BankingParts, reader: AccountsReader, asked: Body): Promise<object>
}

export function timedReadEndpoints<Body extends Asked>(
  parts: BankingParts,
  { kind, name, summary, body, shape, read }: TimedRead<Body>,
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
    answers: answersInTime(answer, 'The accounts.'),
  }
  const answerWith = ({ session, reader }: SessionReader, input: object) => {
    const asked = body.parse({ ...input, RequestId: session.requestId })
    return answerInTime(parts, session, { asked: { Read: kind, ...asked }, read: () => read(parts, reader, asked) })
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
      async handle({ caller, call, body: asked }) {
        return answerWith(await demandReader(parts, caller, asked.RequestId, call), asked)
      },
    }),
    endpoint({
      ...common,
      name: `${name}-async`,
      summary: `What came of a Get${kind} that was answered with 202. Ask every ten seconds.`,
      method: 'GET',
      path: `${BASE}/Get${kind}Async/:requestId`,
      params: ofCustomer.extend({ requestId }),
      async handle({ caller, call, params }) {
        const reading = await demandReader(parts, caller, params.requestId, call)
        return answerWith(reading, demandDispatched(reading.session, kind))
      },
    }),
  ]
}
