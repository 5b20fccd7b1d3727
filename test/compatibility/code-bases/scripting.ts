// Code bases in PHP and Python and as a shell script, as their HTTP libraries send them.

import assert from 'node:assert/strict'
import { z } from 'zod'
import type { CodeBase } from '../code-base.ts'
import { LEVELS } from '../setting.ts'
import { demand, exchange, type Answer } from '../exchange.ts'
import { CHANGES, guid, notServed } from './reads.ts'

const authorized = z.object({ RequestId: guid, Login: z.object({ Id: guid, Type: z.string().nullable() }) })

const text = z.string()
const holder = z.object({
  Name: text,
  Email: text,
  PhoneNumber: text,
  Address: z.object({ CivicAddress: text, City: text, Province: text, PostalCode: text }),
})

export const guzzleClient: CodeBase = {
  name: 'a client on Guzzle',
  language: 'PHP',
  about:
    'It joins its base address and its paths so that the customerId is lost: it asks for /BankingServices at the root.',
  tried: 'replay',
  async run({ issuer, organization, connectedLogin }, step) {
    const send = async (call: string, sent: Parameters<typeof exchange>[1]): Promise<void> => {
      await step(
        call,
        async () => demand(await exchange(`${issuer}/BankingServices/${call}`, sent), 200, z.object({})),
        LOST,
      )
    }
    await send('GenerateAuthorizeToken', { method: 'POST', headers: { 'flinks-auth-key': organization.secretKey } })
    await send('Authorize', { body: { LoginId: await connectedLogin(), MostRecentCached: true } })
  },
}

const LOST = notServed('Its requests have no customerId and no /v3: no server could know whose they are.')

export const laravel: CodeBase = {
  name: 'a Laravel service',
  language: 'PHP',
  about: 'It writes requestId, loginId and isActivated with a small letter, and sends no credential.',
  tried: 'replay',
  settings: LEVELS,
  async run({ banking, connectedLogin }, step) {
    const send = (method: string, path: string, body?: object): Promise<Answer> =>
      exchange(`${banking}/${path}`, { method, body })
    const LoginId = await connectedLogin()
    const { RequestId: requestId } = await step('Authorize with a LoginId', async () =>
      demand(await send('POST', 'Authorize', { LoginId, MostRecentCached: true, Save: false }), 200, authorized),
    )
    const account = z.object({ Id: guid, AccountNumber: text.nullable(), Currency: text, Category: text, Title: text })
    const login = z.object({
      Username: text.nullable(),
      IsScheduledRefresh: z.boolean(),
      LastRefresh: z.iso.datetime({ local: true }),
    })
    await step('GetAccountsSummary', async () => {
      demand(
        await send('POST', 'GetAccountsSummary', { requestId, WithBalance: true }),
        200,
        z.object({ Accounts: z.array(account).nonempty(), Login: login }),
      )
    })
    const row = z.object({
      Id: text,
      Code: z.unknown(),
      Description: text,
      Debit: z.unknown(),
      Credit: z.unknown(),
      Balance: z.unknown(),
      Date: z.iso.date(),
    })
    const detail = z.object({
      Accounts: z.array(account.extend({ Transactions: z.array(row) })).nonempty(),
      Login: login,
    })
    await step('GetAccountsDetail', async () => {
      const body = { requestId, WithBalance: true, WithTransactions: true, DaysOfTransactions: 'Days365' }
      demand(await send('POST', 'GetAccountsDetail', body), 200, detail)
    })
    await step(
      'GetAccountsDetailAsync',
      async () => void demand(await send('GET', `GetAccountsDetailAsync/${requestId}`), 200, detail),
    )
    await step('the error of an unknown LoginId', async () => {
      const body = { LoginId: '00000000-0000-4000-8000-000000000000', MostRecentCached: true }
      const { status, body: refusal } = await send('POST', 'Authorize', body)
      assert.deepEqual([status, refusal['FlinksCode']], [401, 'INVALID_LOGIN'])
    })
    await step(
      'SetScheduledRefresh',
      async () =>
        void demand(
          await send('PATCH', 'SetScheduledRefresh', { loginId: LoginId, isActivated: false }),
          200,
          z.object({}),
        ),
      CHANGES,
    )
    await step(
      'DeleteCard',
      async () => void demand(await send('DELETE', `DeleteCard/${LoginId}`), 200, z.object({})),
      CHANGES,
    )
  },
}

export const djangoTask: CodeBase = {
  name: 'a Django application',
  language: 'Python',
  about: 'A loan application that sends its secret key as flinks-auth-key with every call.',
  tried: 'replay',
  settings: LEVELS,
  async run({ banking, organization, connectedLogin }, step) {
    const headers = {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'flinks-auth-key': organization.secretKey,
    }
    const { RequestId } = await step('Authorize with a LoginId', async () => {
      const body = { LoginId: await connectedLogin(), MostRecentCached: true }
      return demand(await exchange(`${banking}/Authorize`, { headers, body }), 200, authorized)
    })
    const detail = z.object({
      Accounts: z
        .array(
          z.object({
            Id: guid,
            Type: text,
            Balance: z.object({ Current: z.number() }),
            Holder: holder,
            Transactions: z.array(z.object({ Id: text, Date: z.iso.date() })),
          }),
        )
        .nonempty(),
    })
    await step('GetAccountsDetail', async () => {
      const { Accounts } = demand(
        await exchange(`${banking}/GetAccountsDetail`, { headers, body: { RequestId, DaysOfTransactions: 'Days365' } }),
        200,
        detail,
      )
      assert.ok(
        Accounts.some(({ Type }) => /^(chequing|checking|savings)$/i.test(Type)),
        'no account can be the main one',
      )
    })
    await step(
      'GetAccountsDetailAsync',
      async () =>
        void demand(await exchange(`${banking}/GetAccountsDetailAsync/${RequestId}`, { headers }), 200, detail),
    )
  },
}

export const remittance: CodeBase = {
  name: 'a remittance service',
  language: 'Python',
  about: 'It reads the holder of the first account, and sends no credential.',
  tried: 'replay',
  settings: LEVELS,
  async run({ banking, connectedLogin }, step) {
    const { RequestId } = await step('Authorize with a LoginId', async () =>
      demand(
        await exchange(`${banking}/Authorize`, { body: { LoginId: await connectedLogin(), MostRecentCached: true } }),
        200,
        authorized,
      ),
    )
    const first = z.object({
      HttpStatusCode: z.literal(200),
      Accounts: z.tuple([z.object({ Id: guid, Holder: holder })], z.unknown()),
    })
    const parts = { WithAccountIdentity: true, WithKYC: true, WithTransactions: false, WithBalance: true }
    const { Accounts } = await step('GetAccountsDetail', async () =>
      demand(await exchange(`${banking}/GetAccountsDetail`, { body: { RequestId, ...parts } }), 200, first),
    )
    await step('GetAccountsDetail of one account', async () => {
      const body = { RequestId, ...parts, AccountsFilter: [Accounts[0].Id] }
      demand(await exchange(`${banking}/GetAccountsDetail`, { body }), 200, first)
    })
    await step('GetAccountsDetailAsync', async () => {
      const headers = { 'Content-Type': 'application/json' }
      demand(await exchange(`${banking}/GetAccountsDetailAsync/${RequestId}`, { headers }), 200, first)
    })
  },
}

export const shellScript: CodeBase = {
  name: 'a shell script',
  language: 'shell',
  about: 'It sends its x-api-key with every call, Authorize too, and an authorize token under two names in the body.',
  tried: 'replay',
  settings: LEVELS,
  async run({ banking, organization, connectedLogin }, step) {
    const headers = { 'Content-Type': 'application/json', 'x-api-key': organization.xApiKey }
    const { RequestId } = await step('Authorize with a LoginId', async () => {
      const token = 'O2r9FLhO7PBqz9L'
      const body = {
        LoginId: await connectedLogin(),
        Save: true,
        MostRecentCached: true,
        Token: token,
        AuthToken: token,
      }
      return demand(await exchange(`${banking}/Authorize`, { headers, body }), 200, authorized)
    })
    await step('GetAccountsDetail', async () => {
      const body = { RequestId, WithAccountIdentity: true, WithTransactions: true, DaysOfTransactions: 'Days90' }
      demand(
        await exchange(`${banking}/GetAccountsDetail`, { headers, body }),
        200,
        z.object({ Accounts: z.array(z.unknown()).nonempty() }),
      )
    })
  },
}
