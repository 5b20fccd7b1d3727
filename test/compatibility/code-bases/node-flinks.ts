// Code base node-flinks: the published package runs; its address, which it has no option for, is set beside it.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type Client from 'node-flinks'
import { z } from 'zod'
import type { CodeBase } from '../code-base.ts'
import { LEVELS } from '../setting.ts'
import { guid, notServed } from './reads.ts'

type Package = Client.default

const { default: FlinksClient } = createRequire(import.meta.url)('node-flinks') as typeof Client

type Got = { extend(options: { readonly prefixUrl: string }): Got }

/** Points its HTTP client to our address. */
function clientFor(base: string): Package {
  const flinks = new FlinksClient('toolbox', base.split('/').at(-1) ?? '')
  const inner = flinks as unknown as { client: Got }
  inner.client = inner.client.extend({ prefixUrl: base })
  return flinks
}

export const nodeFlinks: CodeBase = {
  name: 'node-flinks',
  language: 'JavaScript',
  about: 'A package from before the authorize token. It polls by POST, and sends no credential or a bearer token.',
  tried: 'package',
  settings: LEVELS,
  async run({ base, organization, connectedLogin }, step) {
    const flinks = clientFor(base)
    await step('Token', () => flinks.token({ clientId: 'a client', secret: organization.secretKey }, false), NO_TOKEN)
    const loginId = await connectedLogin()
    const requestId = await step('Authorize with a LoginId', async () =>
      guid.parse((await flinks.authorize({ loginId, tag: 'a tag' })).requestId),
    )
    const accounts = z.object({
      accounts: z.array(z.object({ id: guid, balance: z.object({ current: z.number() }) })).nonempty(),
    })
    await step('GetAccountsSummary', async () =>
      accounts.parse(await flinks.getAccountsSummary({ requestId, withBalance: true })),
    )
    await step('GetAccountsSummaryAsync', async () =>
      accounts.parse(await flinks.getAccountsSummaryAsync({ requestId })),
    )
    await step('GetAccountsDetail', async () =>
      accounts.parse(await flinks.getAccountsDetail({ requestId, withKYC: true, withTransactions: true })),
    )
    await step('GetAccountsDetailAsync', async () => accounts.parse(await flinks.getAccountsDetailAsync({ requestId })))
    const statements = z.object({
      statementsByAccount: z.array(z.object({ statements: z.array(z.object({ base64Bytes: z.string() })) })).nonempty(),
    })
    await step('GetStatements', async () =>
      statements.parse(await flinks.getStatements({ requestId, numberOfStatements: 'MostRecent' })),
    )
    await step('GetStatementsAsync', async () => statements.parse(await flinks.getStatementsAsync({ requestId })))
    await step('the error of an unknown session', async () => {
      const unknown = flinks.getAccountsDetail({ requestId: '1df20baf-65d5-40ee-9be0-8058c13042e2' })
      await assert.rejects(unknown, { flinksCode: 'SESSION_NONEXISTENT', httpStatusCode: 400 })
    })
  },
}

const NO_TOKEN = notServed('It is in no documentation, and the bearer token that it would make is not needed.')
