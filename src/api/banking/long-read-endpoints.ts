// The two addresses of a long read: one for the read, and one for what comes of it, as long as the session lasts.

import { z } from 'zod'
import { json, type Answer } from '../../platform/http/answer.ts'
import { endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { readLeniently } from '../../platform/http/lenient-members.ts'
import { Problem } from '../../platform/problem.ts'
import { answersInTime, BASE, ofCustomer, requestId } from './answers.ts'
import { bankingConventions } from './banking-conventions.ts'
import { flinksCodes } from './flinks-codes.ts'
import type { LongRead } from './long-read.ts'
import { jsonOf, type ReadAnswer } from './find-read.ts'
import type { LongReads } from './long-reads.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { linksShape } from './session-members.ts'
import { demandReadable } from './session-reader.ts'

export function longReadEndpoints(parts: BankingParts, longReads: LongReads, read: LongRead): readonly Endpoint[] {
  const desk: Desk = {
    read,
    common: commonOf(parts, read),
    async answer({ caller, call, sessionId, asked }) {
      const readable = await demandReadable(parts, caller, sessionId)
      call.log.consentId = readable.consent.id
      call.log.providerId = readable.consent.providerId
      const { requestId: callId, onHangUp } = call
      return longReads.answer({ ...readable, read, callId, onHangUp, ...(asked && { asked: jsonOf(asked) }) })
    },
  }
  return [readEndpoint(desk), ...whatCameEndpoints(desk)]
}

/** What the endpoints of one read are made of. */
type Desk = {
  readonly read: LongRead
  readonly common: ReturnType<typeof commonOf>
  answer(asking: Asking): Promise<ReadAnswer>
}

function commonOf(parts: BankingParts, read: LongRead) {
  return {
    access: organizationAccess(parts, 'x_api_key', 'open_reads'),
    conventions: bankingConventions,
    compresses: true,
    params: ofCustomer,
    answers: answersInTime(answerOf(read), read.carries),
  }
}

function readEndpoint({ read, common, answer }: Desk): Endpoint {
  return endpoint({
    ...common,
    name: read.name,
    summary: read.summary,
    method: 'POST',
    path: `${BASE}/Get${read.kind}`,
    accepts: ['json'],
    body: inSession(read.members, requestId),
    async handle({ caller, call, body: { RequestId, ...asked } }) {
      return writeAnswer(read, RequestId, await answer({ caller, call, sessionId: RequestId, asked }))
    },
  })
}

/** By GET; by POST, as some clients do; and by POST with the RequestId in the body. */
function whatCameEndpoints({ read, common, answer }: Desk): readonly Endpoint[] {
  const { kind, name, members } = read
  const came = async (asking: Asking): Promise<Answer> => writeCame(read, asking.sessionId, await answer(asking))
  const ifNamed = (call: Call, asked: object) => (namesMember(call, members) ? { asked } : {})
  const path = `${BASE}/Get${kind}Async`
  const named = { ...common, path: `${path}/:requestId`, params: ofCustomer.extend({ requestId }) }
  return [
    endpoint({
      ...named,
      name: `${name}-async`,
      summary: `What came of the last Get${kind} of this session; without one, the read with all defaults. Ask every ten seconds.`,
      method: 'GET',
      handle: ({ caller, call, params: { requestId } }) => came({ caller, call, sessionId: requestId }),
    }),
    endpoint({
      ...named,
      name: `${name}-async-post`,
      summary: `As GET. With members of Get${kind} in the body, what came of this very request.`,
      method: 'POST',
      accepts: ['json'],
      body: inSession(members, requestId.optional()),
      handle({ caller, call, params: { requestId }, body: { RequestId = requestId, ...asked } }) {
        if (RequestId.toLowerCase() !== requestId.toLowerCase()) {
          throw new Problem('invalid_request', 'RequestId: is not that of the address. Leave it out of the body.')
        }
        return came({ caller, call, sessionId: requestId, ...ifNamed(call, asked) })
      },
    }),
    endpoint({
      ...common,
      name: `${name}-async-body`,
      summary: `As Get${kind}Async with the RequestId in the address: some clients send it in the body.`,
      method: 'POST',
      path,
      accepts: ['json'],
      body: inSession(members, requestId),
      handle: ({ caller, call, body: { RequestId, ...asked } }) =>
        came({ caller, call, sessionId: RequestId, ...ifNamed(call, asked) }),
    }),
  ]
}

/** A request, of which only this member is known for every kind. */
function inSession<Id extends z.ZodType<string | undefined>>(members: LongRead['members'], id: Id) {
  const all: z.ZodType = members.extend({ RequestId: id })
  return all as z.ZodType<{ readonly RequestId: z.output<Id> }>
}

type Asking = {
  /** The organization's id. */
  readonly caller: string
  readonly call: Call
  /** The RequestId. */
  readonly sessionId: string
  readonly asked?: object
}

/** Whether the body names any member of the request. */
function namesMember({ body }: Call, members: LongRead['members']): boolean {
  return Object.keys(readLeniently(members, body, { unused: [] })).length > 0
}

function answerOf({ kind, shape }: LongRead): z.ZodType {
  return z
    .object({
      HttpStatusCode: z.literal(200),
      ...shape,
      ...linksShape,
      RequestId: z.string(),
      Tag: z.string().nullable(),
    })
    .meta({ id: kind === 'Statements' ? 'StatementsByAccount' : kind })
}

function writeAnswer(read: LongRead, sessionId: string, answer: ReadAnswer): Answer {
  if (typeof answer === 'object') return { ...json(200, {}), body: answer.body }
  return pending(read, sessionId, answer === 'dispatched' ? 'OPERATION_DISPATCHED' : 'OPERATION_PENDING')
}

/** At its second address a read is pending, whoever began it. */
function writeCame(read: LongRead, sessionId: string, answer: ReadAnswer): Answer {
  return writeAnswer(read, sessionId, typeof answer === 'object' ? answer : 'pending')
}

function pending({ kind }: LongRead, sessionId: string, code: 'OPERATION_DISPATCHED' | 'OPERATION_PENDING'): Answer {
  const { status } = flinksCodes[code]
  const RequestId = sessionId.toLowerCase()
  const address = `Get${kind}Async`
  return json(status, {
    HttpStatusCode: status,
    FlinksCode: code,
    Links: [{ rel: address, href: `/${address}`, example: `/${address}/${RequestId}` }],
    Message:
      code === 'OPERATION_PENDING'
        ? 'Your operation is still processing.'
        : `The read takes longer than a request may, and goes on. Ask ${address} for what comes of it.`,
    RequestId,
  })
}
