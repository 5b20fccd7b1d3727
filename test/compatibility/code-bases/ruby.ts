// Code bases in Ruby: two gems, one with the authorize token and models of every answer, one from before it.

import assert from 'node:assert/strict'
import { z } from 'zod'
import { demand, exchange, type Answer } from '../exchange.ts'
import type { CodeBase, Step } from '../code-base.ts'
import { LEVELS } from '../setting.ts'
import { CHANGES, guid, MULTIPLE, MOST_LINKS, notServed } from './reads.ts'

const account = z.object({
  Title: z.string(),
  AccountNumber: z.string().nullable(),
  TransitNumber: z.string().nullable(),
  InstitutionNumber: z.string().nullable(),
  LastFourDigits: z.string().nullable(),
  Balance: z.object({ Available: z.number().nullable(), Current: z.number(), Limit: z.number().nullable() }),
  Category: z.enum(['Operations', 'Credits', 'Products', 'Other']),
  Type: z.string(),
  Currency: z.string(),
  Holder: z.object({
    Name: z.string(),
    Email: z.string(),
    PhoneNumber: z.string(),
    Address: z.object({ City: z.string() }),
  }),
  Id: guid,
})

const transaction = z.object({
  Date: z.iso.date(),
  Description: z.string(),
  Debit: z.number().nullable(),
  Credit: z.number().nullable(),
  Id: z.string().min(1),
})

const withTransactions = account.extend({ Transactions: z.array(transaction) })

const session = z.object({
  HttpStatusCode: z.literal(200),
  InstitutionName: z.string(),
  InstitutionId: z.int(),
  Institution: z.string(),
  Links: MOST_LINKS,
  Login: z.object({ Id: guid, LastRefresh: z.string(), IsScheduledRefresh: z.boolean() }),
  RequestId: guid,
})

export const mmroz: CodeBase = {
  name: 'mmroz/flinks',
  language: 'Ruby',
  about: 'A gem that sends an authorize token, a bearer token beside it, and the x-api-key for reads.',
  tried: 'replay',
  async run({ banking, issuer, organization, connectedLogin }, step) {
    const accept = { Accept: 'application/json' }
    const { secretKey, xApiKey } = organization
    const { Token } = await step('GenerateAuthorizeToken', async () => {
      const headers = { ...accept, 'Content-Type': 'application/json', 'flinks-auth-key': secretKey }
      const answer = await exchange(`${banking}/GenerateAuthorizeToken`, { method: 'POST', headers })
      return demand(answer, 200, z.object({ HttpStatusCode: z.literal(200), Token: guid }))
    })
    const { RequestId } = await step('Authorize with a LoginId', async () => {
      const headers = { ...accept, 'flinks-auth-key': Token, Authorization: 'Bearer ze7ofYz28x1pxwrM' }
      const body = { LoginId: await connectedLogin(), MostRecentCached: true, authorizeToken: Token }
      return demand(await exchange(`${banking}/Authorize`, { headers, body }), 200, session)
    })
    const keyed = { ...accept, 'x-api-key': xApiKey }
    await step('GetAccountsSummary', async () => {
      const body = { RequestId, WithBalance: true, WithAccountIdentity: true }
      const answer = await exchange(`${banking}/GetAccountsSummary`, { headers: keyed, body })
      demand(
        answer,
        200,
        z.object({ Accounts: z.array(account).nonempty(), Links: MOST_LINKS, Login: z.object({ Id: guid }) }),
      )
    })
    const detail = z.object({ Accounts: z.array(withTransactions), RequestId: z.literal(RequestId) })
    await step('GetAccountsDetail', async () => {
      const body = {
        RequestId,
        WithAccountIdentity: true,
        WithKYC: true,
        WithTransactions: true,
        DaysOfTransactions: 'Days90',
        WithDetailsAndBankingStatements: false,
        NumberOfBankingStatements: 'MostRecent',
      }
      const { Accounts } = demand(await exchange(`${banking}/GetAccountsDetail`, { headers: keyed, body }), 200, detail)
      assert.ok(Accounts.some(({ Transactions }) => Transactions.length > 0))
    })
    await step('GetAccountsDetailAsync', async () => {
      demand(await exchange(`${banking}/GetAccountsDetailAsync/${RequestId}`, { headers: keyed }), 200, detail)
    })
    await step('the error of an unknown session', async () => {
      const body = { RequestId: '1df20baf-65d5-40ee-9be0-8058c13042e2' }
      const answer = await exchange(`${banking}/GetAccountsDetail`, { headers: keyed, body })
      demand(answer, 400, z.object({ FlinksCode: z.literal('SESSION_NONEXISTENT'), Message: z.string() }))
    })
    await step('the error of a wrong secret key', async () => {
      const headers = { ...accept, 'flinks-auth-key': 'wrong' }
      const answer = await exchange(`${issuer}/v3/${organization.customerId}/BankingServices/GenerateAuthorizeToken`, {
        method: 'POST',
        headers,
      })
      demand(answer, 401, z.object({ FlinksCode: z.literal('UNAUTHORIZED'), Message: z.string() }))
    })
  },
}

export const phildionne: CodeBase = {
  name: 'phildionne/flinks',
  language: 'Ruby',
  about: 'A gem from before the authorize token: it sends no credential, and a JSON body with every request.',
  tried: 'replay',
  settings: LEVELS,
  async run({ banking, connectedLogin }, step) {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json', 'User-Agent': 'Flinks Ruby Gem' }
    const send: Send = (method, path, body = {}) => exchange(`${banking}/${path}`, { method, headers, body })
    const LoginId = await connectedLogin()
    await readAccounts(step, send, await signIn(step, send, LoginId))
    await changeLogin(step, send, LoginId)
  },
}

type Send = (method: string, path: string, body?: object) => Promise<Answer>

/** Returns the RequestId. */
async function signIn(step: Step, send: Send, LoginId: string): Promise<string> {
  const { RequestId } = await step('Authorize with a LoginId', async () =>
    demand(await send('POST', 'Authorize', { LoginId, MostRecentCached: true }), 200, session),
  )
  await step('Authorize with credentials', async () => {
    const person = { Username: 'greatday_nomfa', Password: 'Everyday', Institution: 'FlinksCapital' }
    demand(await send('POST', 'Authorize', { ...person, Save: true, DirectRefresh: false }), 200, session)
  })
  await step(
    'AuthorizeMultiple',
    async () => {
      const answer = await send('POST', 'AuthorizeMultiple', { LoginIds: [LoginId] })
      demand(answer, 200, z.object({ HttpStatusCode: z.literal(200) }))
    },
    MULTIPLE,
  )
  return RequestId
}

async function readAccounts(step: Step, send: Send, RequestId: string): Promise<void> {
  const some = z.object({ Accounts: z.array(z.object({ Id: guid })).nonempty() })
  await step('GetAccountsSummary', async () => {
    const parts = { DirectRefresh: false, WithBalance: true, WithTransactions: false, MostRecentCached: true }
    demand(await send('POST', 'GetAccountsSummary', { RequestId, ...parts }), 200, some)
  })
  const detail = z.object({ Accounts: z.array(withTransactions).nonempty() })
  await step('GetAccountsDetail', async () => {
    const parts = {
      WithKyc: true,
      WithTransactions: true,
      GetMfaQuestionsAnswers: false,
      DaysOfTransactions: 'Days360',
    }
    demand(await send('POST', 'GetAccountsDetail', { RequestId, ...parts }), 200, detail)
  })
  await step('GetAccountsDetail with DateFrom and DateTo', async () => {
    const window = { DateFrom: '2026-05-01', DateTo: '2026-05-31T23:59:59Z' }
    demand(await send('POST', 'GetAccountsDetail', { RequestId, WithTransactions: true, ...window }), 200, detail)
  })
  await step('GetAccountsDetailAsync', async () => {
    demand(await send('GET', `GetAccountsDetailAsync/${RequestId}`), 200, detail)
  })
  await step('GetAccountsSummaryAsync', async () => {
    demand(await send('GET', `GetAccountsSummaryAsync/${RequestId}`), 200, some)
  })
  const statements = z.object({ StatementsByAccount: z.array(z.unknown()).nonempty() })
  await step('GetStatements', async () => {
    demand(await send('POST', 'GetStatements', { RequestId, NumberOfStatements: 'MostRecent' }), 200, statements)
  })
  await step('GetStatementsAsync', async () => {
    demand(await send('GET', `GetStatementsAsync/${RequestId}`), 200, statements)
  })
}

async function changeLogin(step: Step, send: Send, LoginId: string): Promise<void> {
  await step(
    'SetScheduledRefresh',
    async () => {
      const query = new URLSearchParams({ login_id: LoginId, is_activated: 'true' })
      demand(await send('PATCH', `SetScheduledRefresh?${query}`), 200, z.object({}))
    },
    notServed('It sends the members in the query, in names of its own, and an empty body.'),
  )
  await step(
    'DeleteCard',
    async () => demand(await send('DELETE', `DeleteCard/${LoginId}`), 200, z.object({})),
    CHANGES,
  )
}
