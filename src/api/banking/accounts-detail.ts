// POST GetAccountsDetail, and the address that is asked again while a read goes on without its request.

import { z } from 'zod'
import { isDeepStrictEqual } from 'node:util'
import { dispatchRead, openResult, settleRead } from '../../domain/logins/dispatched-read.ts'
import { sessionNotFound, type AuthorizedSession } from '../../domain/logins/session.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { answersInTime, BASE, ofCustomer, requestId } from './answers.ts'
import { askedDetail, type AskedDetail } from './asked-accounts.ts'
import { bankingManners } from './banking-manners.ts'
import { flinksCodes } from './flinks-codes.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { detailShape, readDetail } from './read-accounts.ts'
import { demandReader, type SessionReader } from './reader-of-session.ts'
import { linksShape, READ_LINKS } from './session-members.ts'

const answer = z
  .object({
    HttpStatusCode: z.literal(200),
    ...detailShape,
    ...linksShape,
    RequestId: z.string(),
    Tag: z.string().nullable(),
  })
  .meta({ id: 'AccountsDetail' })

export function accountsDetailEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'get-accounts-detail',
    summary: 'The accounts of a session with balances, holder and transactions, as far as the consent opens them.',
    method: 'POST',
    path: `${BASE}/GetAccountsDetail`,
    access: organizationAccess(parts, 'x_api_key'),
    manners: bankingManners,
    params: ofCustomer,
    accepts: ['json'],
    body: askedDetail.extend({ RequestId: requestId }),
    answers: answersInTime(answer, 'The accounts.'),
    async handle({ caller, call, body: { RequestId, ...asked } }) {
      return answerRead(parts, await demandReader(parts, caller, RequestId, call), asked)
    },
  })
}

export function accountsDetailAsyncEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'get-accounts-detail-async',
    summary: 'What came of a GetAccountsDetail that was answered with 202. Ask every ten seconds.',
    method: 'GET',
    path: `${BASE}/GetAccountsDetailAsync/:requestId`,
    access: organizationAccess(parts, 'x_api_key'),
    manners: bankingManners,
    params: ofCustomer.extend({ requestId }),
    answers: answersInTime(answer, 'The accounts.'),
    async handle({ caller, call, params }) {
      const reading = await demandReader(parts, caller, params.requestId, call)
      const { dispatched } = reading.session
      if (!dispatched) throw sessionNotFound()
      return answerRead(parts, reading, askedDetail.parse(dispatched.asked))
    },
  })
}

/** After this long without a result, the node that worked on it is taken for gone. */
const ABANDONED = { minutes: 2 }

/** Answers with the accounts, or, when that takes too long, that the read goes on: its result is kept for the session. */
async function answerRead(parts: BankingParts, reading: SessionReader, asked: AskedDetail): Promise<Answer> {
  const { clock, vault, rules } = parts
  const { session, reader } = reading
  const before = isDeepStrictEqual(session.dispatched?.asked, jsonOf(asked)) ? session.dispatched : undefined
  const kept = before && openResult(vault, session)
  if (kept !== undefined) return { ...json(200, {}), body: kept }
  const since = before?.workingSince
  if (since && Temporal.Instant.compare(since.add(ABANDONED), clock.now()) > 0) return pending(session, true)
  const work = readDetail(parts, reader, asked).then((detail) => JSON.stringify(writeAnswer(session, detail)))
  const reached = await inTime(work, rules.dispatchAfterMilliseconds).catch((problem: unknown) =>
    orProcessing(parts, session, before !== undefined, problem),
  )
  if (typeof reached === 'object') {
    if (before) await settleRead(parts.database, vault, session, reached.text)
    return { ...json(200, {}), body: reached.text }
  }
  await dispatchRead(parts.database, session, asked, reached === 'late' ? clock.now() : undefined)
  if (reached === 'late') void keepResult(parts, session, asked, work)
  return pending(session, before !== undefined)
}

/** As it comes back from the database. */
function jsonOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function writeAnswer({ requestId: RequestId, tag }: AuthorizedSession, detail: Awaited<ReturnType<typeof readDetail>>) {
  return { HttpStatusCode: 200, ...detail, Links: READ_LINKS, RequestId, Tag: tag ?? null }
}

async function inTime(work: Promise<string>, milliseconds: number): Promise<{ readonly text: string } | 'late'> {
  const { promise, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => resolve('late'), milliseconds)
  try {
    return await Promise.race([work.then((text) => ({ text })), promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Only the bank's own "not yet" is waited for; after any other failure the read is over. */
async function orProcessing(
  { database, vault }: BankingParts,
  session: AuthorizedSession,
  isDispatched: boolean,
  problem: unknown,
): Promise<'processing'> {
  if (problem instanceof Problem && problem.code === 'provider_processing') return 'processing'
  if (isDispatched) await settleRead(database, vault, session, undefined)
  throw problem
}

/** After a failure, whoever asks next tries again and is told. */
async function keepResult(
  { database, vault }: BankingParts,
  session: AuthorizedSession,
  asked: AskedDetail,
  work: Promise<string>,
): Promise<void> {
  await work
    .then(
      (text) => settleRead(database, vault, session, text),
      () => dispatchRead(database, session, asked, undefined),
    )
    .catch(() => {})
}

function pending({ requestId: RequestId }: AuthorizedSession, wasDispatched: boolean): Answer {
  const code = wasDispatched ? 'OPERATION_PENDING' : 'OPERATION_DISPATCHED'
  const Message = wasDispatched ? 'Your operation is still processing.' : flinksCodes[code].means
  const { status } = flinksCodes[code]
  return json(status, { HttpStatusCode: status, FlinksCode: code, Message, RequestId })
}
