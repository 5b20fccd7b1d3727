// Code bases in C#: the vendor's old SDK, whose switches are texts, and a small service whose models are typed.

import assert from 'node:assert/strict'
import { z } from 'zod'
import type { CodeBase, Step } from '../code-base.ts'
import { LEVELS } from '../setting.ts'
import { demand, demandSentence, exchange, type Answer } from '../exchange.ts'
import type { World } from '../world.ts'
import { answersTo, CHANGES, guid, MOST_LINKS, NO_ENRICHMENT } from './reads.ts'

const challenged = z.object({
  HttpStatusCode: z.literal(203),
  SecurityChallenges: z.array(z.object({ Type: z.string(), Prompt: z.string() })).nonempty(),
  RequestId: guid,
  Tag: z.string().nullable(),
})

const authorized = z.object({
  HttpStatusCode: z.literal(200),
  RequestId: guid,
  Login: z.object({ Id: guid, Username: z.string().nullable(), LastRefresh: z.string() }),
})

const readsOf = (account: z.ZodType) => z.object({ RequestId: guid, Accounts: z.array(account).nonempty() })

/** Of the first account so many. */
function statementsOf(number: number) {
  const first = z.object({ Statements: z.array(z.object({ Base64Bytes: z.string() })).length(number) })
  return z.object({ StatementsByAccount: z.tuple([first], z.unknown()) })
}

type Send = (method: string, path: string, body?: unknown) => Promise<Answer>

export const csharpSdk: CodeBase = {
  name: 'Flinks.CSharp.SDK',
  language: 'C#',
  about: 'An SDK from before the authorize token, with booleans as text and names such as UserName and WithKyc.',
  tried: 'replay',
  settings: LEVELS,
  async run({ banking, base, organization }, step) {
    const headers = { 'Content-Type': 'application/json; charset=utf-8', Accept: 'application/json' }
    const send: Send = (method, path, body) => exchange(`${banking}/${path}`, { method, headers, body })
    await step('GenerateAuthorizeToken', async () => {
      const authKey = { ...headers, 'flinks-auth-key': organization.secretKey }
      const answer = await exchange(`${banking}/GenerateAuthorizeToken`, { method: 'POST', headers: authKey })
      demand(answer, 200, z.object({ Token: guid }))
    })
    const { RequestId, Login } = await signIn(step, send)
    await readAccounts(step, send, RequestId)
    await step('GetStatements', async () => {
      const identified = z.object({ Accounts: z.tuple([z.object({ Id: guid })], z.unknown()) })
      const { Accounts } = demand(await send('POST', 'GetAccountsDetail', { RequestId }), 200, identified)
      demand(await send('POST', 'GetStatements', { RequestId, NumberOfStatements: 'Months3' }), 200, statementsOf(3))
      const body = { RequestId, NumberOfStatements: 'Months12', AccountsFilter: [Accounts[0].Id] }
      demand(await send('POST', 'GetStatements', body), 200, statementsOf(12))
    })
    await step(
      'SetScheduledRefresh',
      async () => {
        const body = { LoginId: Login.Id, IsActivated: 'true' }
        demand(await send('PATCH', 'SetScheduledRefresh', body), 200, z.object({ Message: z.string() }))
      },
      CHANGES,
    )
    await step(
      'score and attributes',
      async () => {
        const insight = `${base}/Insight/login/${Login.Id}`
        demandSentence(await exchange(`${insight}/score/${RequestId}`, { headers, body: { LoanAmount: '1000.00' } }))
        const answer = await exchange(`${insight}/attributes/${RequestId}`, {
          headers,
          body: { Attributes: { Card: ['account_age'] } },
        })
        demand(answer, 200, z.object({}))
      },
      NO_ENRICHMENT,
    )
    await step(
      'DeleteCard',
      async () => void demand(await send('DELETE', `DeleteCard/${Login.Id}`), 200, z.object({ Message: z.string() })),
      CHANGES,
    )
  },
}

/** With a user whom the bank asks a question; the names and the password in another case than the documented one. */
async function signIn(step: Step, send: Send) {
  const person = {
    Institution: 'FlinksCapital',
    UserName: 'GreatDay',
    Password: 'EveryDay',
    Save: 'true',
    MostRecentCached: 'false',
  }
  await step('Authorize with a wrong password', async () => {
    demand(
      await send('POST', 'Authorize', { ...person, Password: 'WrongPassword' }),
      401,
      z.object({ HttpStatusCode: z.literal(401) }),
    )
  })
  const asked = await step('Authorize with credentials', async () => {
    const body = { ...person, Language: 'en', WithMfaQuestions: 'true', ScheduleRefresh: 'false', Tag: 'I am a tag' }
    const challenge = demand(await send('POST', 'Authorize', body), 203, challenged)
    assert.equal(challenge.Tag, 'I am a tag')
    return challenge
  })
  const { RequestId } = asked
  const known = await step('Authorize with the answers to questions', async () => {
    demand(await send('POST', 'Authorize', { RequestId, SecurityResponses: {} }), 203, challenged)
    let { SecurityChallenges: open }: Pick<z.infer<typeof challenged>, 'SecurityChallenges'> = asked
    for (;;) {
      const answer = await send('POST', 'Authorize', { RequestId, SecurityResponses: answersTo(open) })
      if (answer.status !== 203) return demand(answer, 200, authorized)
      open = demand(answer, 203, challenged).SecurityChallenges
    }
  })
  await step('Authorize in French', async () => {
    const { SecurityChallenges } = demand(
      await send('POST', 'Authorize', { ...person, Language: 'fr' }),
      203,
      challenged,
    )
    assert.match(SecurityChallenges[0]?.Prompt ?? '', /où|quel/i)
  })
  return step('Authorize with a LoginId', async () =>
    demand(await send('POST', 'Authorize', { LoginId: known.Login.Id, MostRecentCached: 'true' }), 200, authorized),
  )
}

async function readAccounts(step: Step, send: Send, RequestId: string): Promise<void> {
  await step('GetAccountsSummary', async () => {
    demand(await send('POST', 'GetAccountsSummary', { RequestId }), 200, readsOf(z.object({ Id: guid })))
  })
  const detail = async (body: object, account: z.ZodType): Promise<void> => {
    demand(await send('POST', 'GetAccountsDetail', { RequestId, ...body }), 200, readsOf(account))
  }
  await step('GetAccountsDetail', () =>
    detail({ DaysOfTransaction: 'Days365' }, z.object({ Id: guid, Transactions: z.array(z.object({ Id: guid })) })),
  )
  await step('GetAccountsDetail without parts', async () => {
    await detail(
      { WithAccountIdentity: false },
      z.object({ AccountNumber: z.null(), InstitutionNumber: z.null(), TransitNumber: z.null() }),
    )
    await detail({ WithKyc: false }, z.object({ Holder: z.null() }))
    await detail({ WithTransactions: false }, z.object({ Transactions: z.tuple([]) }))
    await detail(
      { WithBalance: false },
      z.object({ Balance: z.object({ Available: z.null(), Current: z.null(), Limit: z.null() }) }),
    )
  })
  await step('GetAccountsDetailAsync', async () => {
    demand(
      await send('GET', `GetAccountsDetailAsync/${RequestId}`),
      200,
      readsOf(z.object({ Id: guid })).extend({ RequestId: z.literal(RequestId) }),
    )
  })
}

const money = z.number().nullable()

/** As .NET deserializes them: a value type must be there, and not be null. */
const typedAccount = z.object({
  Transactions: z.array(
    z.object({
      Date: z.iso.date(),
      Code: z.int().nullable(),
      Description: z.string(),
      Debit: money,
      Credit: money,
      Balance: money,
      Id: guid,
    }),
  ),
  OverdraftLimit: z.number(),
  Balance: z.object({ Available: money, Current: money, Limit: money }),
  Title: z.string(),
  Category: z.string(),
  Type: z.string(),
  Currency: z.string(),
  Holder: z.object({ Name: z.string(), Address: z.object({ CivicAddress: z.string(), Country: z.string() }) }),
  Id: guid,
})

export const flinksAppServices: CodeBase = {
  name: 'FlinksAppServices',
  language: 'C#',
  about: 'A service with typed models (GUIDs, numbers that cannot be null), which sends no credential.',
  tried: 'replay',
  settings: LEVELS,
  async run({ banking, connectedLogin }: World, step) {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json; charset=utf-8' }
    const { RequestId } = await step('Authorize with a LoginId', async () => {
      const body = { MostRecentCached: true, LoginId: await connectedLogin() }
      return demand(
        await exchange(`${banking}/Authorize`, { headers, body }),
        200,
        authorized.extend({ Links: MOST_LINKS }),
      )
    })
    await step('GetAccountsDetail', async () => {
      demand(
        await exchange(`${banking}/GetAccountsDetail`, { headers, body: { RequestId } }),
        200,
        readsOf(typedAccount),
      )
    })
    await step('GetAccountsDetailAsync', async () => {
      const accept = { Accept: 'application/json' }
      demand(
        await exchange(`${banking}/GetAccountsDetailAsync/${RequestId}`, { headers: accept }),
        200,
        readsOf(typedAccount),
      )
    })
  },
}
