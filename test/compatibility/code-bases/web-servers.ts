// Code bases of web servers in JavaScript and TypeScript: Express, NestJS, a Worker, and an exchange of secure tokens.

import assert from 'node:assert/strict'
import { z } from 'zod'
import { access, type Sharer } from '../../banking.ts'
import type { CodeBase } from '../code-base.ts'
import { LEVELS } from '../setting.ts'
import { demand, exchange, type Answer } from '../exchange.ts'
import { answersTo, guid, notServed } from './reads.ts'

const authorized = z.object({ RequestId: guid })
const some = z.object({ Accounts: z.array(z.object({ Id: guid })).nonempty() })

/** Posts as it does: with a new authorize token for each call of Authorize. */
async function authorizeFreshly(banking: string, { secretKey }: Sharer, body: object): Promise<Answer> {
  const headers = { Accept: 'application/json', 'flinks-auth-key': secretKey }
  const made = await exchange(`${banking}/GenerateAuthorizeToken`, { headers, body: {} })
  const { Token } = demand(made, 200, z.object({ Token: guid }))
  return exchange(`${banking}/Authorize`, { headers: { ...headers, 'flinks-auth-key': Token }, body })
}

export const expressDemo: CodeBase = {
  name: 'a demo on Express',
  language: 'JavaScript',
  about: 'It makes an authorize token before each call, sends it beside the x-api-key, and polls by POST.',
  tried: 'replay',
  async run({ banking, organization, connectedLogin }, step) {
    const person = { Institution: 'FlinksCapital', Username: 'Greatday', Password: 'Everyday', Save: true }
    await step('Authorize with credentials and answers', async () => {
      let answer = await authorizeFreshly(banking, organization, { ...person, MostRecentCached: false })
      for (let left = 5; answer.status === 203 && left > 0; left--) {
        const reads = z.object({
          RequestId: guid,
          SecurityChallenges: z.array(z.object({ Prompt: z.string() })).nonempty(),
        })
        const { RequestId, SecurityChallenges } = demand(answer, 203, reads)
        const answers = { RequestId, SecurityResponses: answersTo(SecurityChallenges) }
        answer = await authorizeFreshly(banking, organization, { ...person, ...answers })
      }
      demand(answer, 200, authorized)
    })
    const { RequestId } = await step('Authorize with a LoginId', async () =>
      demand(
        await authorizeFreshly(banking, organization, { LoginId: await connectedLogin(), MostRecentCached: true }),
        200,
        authorized,
      ),
    )
    const headers = {
      Accept: 'application/json',
      'flinks-auth-key': await organization.newToken(),
      'x-api-key': organization.xApiKey,
    }
    await step('GetAccountsDetail', async () => {
      const { Accounts } = demand(
        await exchange(`${banking}/GetAccountsDetail`, { headers, body: { RequestId } }),
        200,
        some,
      )
      const body = { RequestId, AccountsFilter: Accounts.slice(0, 1).map(({ Id }) => Id) }
      demand(await exchange(`${banking}/GetAccountsDetail`, { headers, body }), 200, some)
    })
    await step(
      'GetAccountsDetailAsync',
      async () => {
        demand(await exchange(`${banking}/GetAccountsDetailAsync`, { headers, body: { RequestId } }), 200, some)
      },
      notServed('It sends the RequestId in the body: the documented address ends in it.'),
    )
  },
}

export const nestService: CodeBase = {
  name: 'a service on NestJS',
  language: 'TypeScript',
  about: 'It sends no credential, and reads at two addresses that the documentation does not know.',
  tried: 'replay',
  settings: LEVELS,
  async run({ banking, connectedLogin }, step) {
    const headers = { 'Content-Type': 'application/json' }
    const { RequestId } = await step('Authorize with a LoginId', async () =>
      demand(
        await exchange(`${banking}/Authorize`, {
          headers,
          body: { LoginId: await connectedLogin(), MostRecentCached: true },
        }),
        200,
        authorized,
      ),
    )
    await step(
      'GET GetAccountsDetail/{RequestId}',
      async () => void demand(await exchange(`${banking}/GetAccountsDetail/${RequestId}`, { headers }), 200, some),
      UNDOCUMENTED,
    )
    await step(
      'GetTransactions',
      async () =>
        void demand(
          await exchange(`${banking}/GetTransactions`, { headers, body: { RequestId, DaysOfTransactions: 'Days90' } }),
          200,
          some,
        ),
      UNDOCUMENTED,
    )
  },
}

const UNDOCUMENTED = notServed('The documentation has no such address.')

export const worker: CodeBase = {
  name: 'a budget app on Workers',
  language: 'TypeScript',
  about: 'It follows the present documentation: an authorize token, then the x-api-key.',
  tried: 'replay',
  async run({ banking, organization, connectedLogin }, step) {
    const accept = { accept: 'application/json', 'content-type': 'application/json' }
    const { Token } = await step('GenerateAuthorizeToken', async () => {
      const headers = { ...accept, 'flinks-auth-key': organization.secretKey }
      return demand(
        await exchange(`${banking}/GenerateAuthorizeToken`, { method: 'POST', headers }),
        200,
        z.object({ Token: guid }),
      )
    })
    const LoginId = await connectedLogin()
    const { RequestId } = await step('Authorize with a LoginId', async () => {
      const body = { LoginId, MostRecentCached: true, Save: true }
      return demand(
        await exchange(`${banking}/Authorize`, { headers: { ...accept, 'flinks-auth-key': Token }, body }),
        200,
        authorized,
      )
    })
    const headers = { ...accept, 'x-api-key': organization.xApiKey }
    const detail = z.object({
      InstitutionName: z.string(),
      Accounts: z
        .array(
          z.object({
            Id: guid,
            Title: z.string(),
            Type: z.string(),
            Transactions: z.array(z.object({ Id: z.string(), Date: z.string(), Description: z.string() })),
          }),
        )
        .nonempty(),
    })
    await step('GetAccountsDetail', async () => {
      const body = {
        RequestId,
        WithAccountIdentity: false,
        WithKYC: false,
        WithTransactions: true,
        DaysOfTransactions: 'Days90',
      }
      demand(await exchange(`${banking}/GetAccountsDetail`, { headers, body }), 200, detail)
    })
    await step(
      'GetAccountsDetailAsync',
      async () =>
        void demand(await exchange(`${banking}/GetAccountsDetailAsync/${RequestId}`, { headers }), 200, detail),
    )
    await step('DeleteCard', async () => {
      const { status } = await exchange(`${banking}/DeleteCard/${LoginId}`, { method: 'DELETE', headers })
      assert.ok(status === 200 || status === 404, String(status))
    })
  },
}

export const dwollaExchange: CodeBase = {
  name: 'Dwolla, secure token exchange',
  language: 'TypeScript',
  about:
    'A sample that opens the session without a credential and hands one account on: an AuthSecret, an access token, and both as one text.',
  tried: 'replay',
  settings: LEVELS,
  async run({ base, banking, issuer, organization, connectedLogin }, step) {
    const Accept = 'application/json'
    const bearer = { Accept, Authorization: `Bearer ${organization.apiSecret}` }
    const { AuthSecret } = await step('partnerdata/authsecret', async () =>
      demand(
        await exchange(`${base}/partnerdata/authsecret/Dwolla`, { headers: bearer }),
        200,
        z.object({ AuthSecret: guid }),
      ),
    )
    const LoginId = await connectedLogin()
    const { RequestId } = await step('Authorize with a LoginId', async () =>
      demand(
        await exchange(`${banking}/Authorize`, { headers: { Accept }, body: { LoginId, MostRecentCached: true } }),
        200,
        authorized,
      ),
    )
    const { Accounts } = await step('GetAccountsSummary', async () => {
      const first = z.object({
        Accounts: z.tuple([z.object({ Id: guid, Category: z.literal('Operations') })], z.unknown()),
      })
      return demand(
        await exchange(`${banking}/GetAccountsSummary`, { headers: { Accept }, body: { RequestId } }),
        200,
        first,
      )
    })
    const { AccessToken } = await step('partnerdata', async () =>
      demand(
        await exchange(`${base}/partnerdata/${LoginId}/${Accounts[0].Id}`, { headers: bearer }),
        200,
        z.object({ AccessToken: guid }),
      ),
    )
    await step('partneraccess, by the partner', async () => {
      const token = Buffer.from(`${AuthSecret}:${AccessToken}`).toString('base64')
      const { status, body } = await access({ issuer }, AccessToken, { authorization: `Basic ${token}` })
      assert.equal(status, 200)
      assert.ok(Array.isArray(body['GetAccountsDetail']))
    })
  },
}
