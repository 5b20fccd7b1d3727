// Code bases of services in Go and Java, which send no credential with Authorize.

import { z } from 'zod'
import type { CodeBase } from '../code-base.ts'
import { LEVELS } from '../setting.ts'
import { demand, exchange } from '../exchange.ts'
import { guid } from './reads.ts'

const authorized = z.object({ RequestId: guid })
const accounts = z.object({
  Accounts: z.array(z.object({ Id: guid, Balance: z.object({ Current: z.number() }) })).nonempty(),
})

export const goClient: CodeBase = {
  name: 'a client in Go',
  language: 'Go',
  about: 'It makes an authorize token for Connect alone, with a body, and sends no credential with the other calls.',
  tried: 'replay',
  settings: LEVELS,
  async run({ banking, organization, connectedLogin }, step) {
    await step('GenerateAuthorizeToken', async () => {
      const headers = { 'flinks-auth-key': organization.secretKey }
      const answer = await exchange(`${banking}/GenerateAuthorizeToken`, {
        headers,
        body: { Product: 'GetAccountsDetail' },
      })
      demand(answer, 200, z.object({ Token: z.string().min(1) }))
    })
    const LoginId = await connectedLogin()
    const { RequestId } = await step('Authorize with a LoginId', async () =>
      demand(await exchange(`${banking}/Authorize`, { body: { LoginId, MostRecentCached: true } }), 200, authorized),
    )
    await step('GetAccountsDetail', async () => {
      demand(await exchange(`${banking}/GetAccountsDetail`, { body: { RequestId } }), 200, accounts)
    })
    await step('GetAccountsSummary', async () => {
      demand(await exchange(`${banking}/GetAccountsSummary`, { body: { RequestId } }), 200, accounts)
    })
  },
}

export const nanopay: CodeBase = {
  name: 'nanopay',
  language: 'Java',
  about: 'A payment platform whose serializer writes members without a value as null. It sends no credential.',
  tried: 'replay',
  settings: LEVELS,
  async run({ banking, connectedLogin }, step) {
    const headers = { Connection: 'keep-alive', 'Content-Type': 'application/json' }
    const nothing = {
      Institution: null,
      Username: null,
      Password: null,
      Save: null,
      RequestId: null,
      SecurityResponses: null,
    }
    await step('Authorize with a LoginId', async () => {
      const body = { ...nothing, LoginId: await connectedLogin(), Language: 'en', MostRecentCached: true, Tag: 'spid' }
      const typed = { 'Content-Type': 'application/json; charset=utf-8' }
      demand(await exchange(`${banking}/Authorize`, { headers: typed, body }), 200, authorized)
    })
    const { RequestId } = await step('Authorize with credentials', async () => {
      const person = { Institution: 'FlinksCapital', Username: 'greatday_nomfa', Password: 'Everyday' }
      const body = { ...nothing, ...person, LoginId: null, Tag: null, Save: true, MostRecentCached: false }
      return demand(await exchange(`${banking}/Authorize`, { headers, body }), 200, authorized)
    })
    await step('GetAccountsDetail', async () => {
      const body = {
        RequestId,
        WithBalance: null,
        DaysOfTransactions: null,
        AccountsFilter: null,
        WithTransactions: null,
      }
      demand(await exchange(`${banking}/GetAccountsDetail`, { headers, body }), 200, accounts)
    })
    await step('GetAccountsDetailAsync', async () => {
      demand(await exchange(`${banking}/GetAccountsDetailAsync/${RequestId}`, { headers }), 200, accounts)
    })
  },
}
