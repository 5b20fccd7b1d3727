// Portage of the measurement: a whole server with the bank that its argument names, and a consent there and at the sandbox.

import { consentAtBank, type BankAddress } from '../../test/banks/bank-world.ts'
import { openClient, read } from '../../test/oauth-client.ts'
import { openTestServer } from '../../test/server.ts'

const bank = JSON.parse(process.argv[2] ?? '{}') as BankAddress
const server = await openTestServer({ providerDeadline: 30_000 })
const { accounts, token } = await consentAtBank(server, bank)
const other = await (await openClient(server)).connect()
const listed = JSON.parse((await read(server, other.accessToken, '/api/fdx/6/accounts')).text) as {
  readonly accounts: readonly { readonly accountId: string }[]
}
console.log(
  JSON.stringify({
    issuer: server.issuer,
    token: await token(),
    path: `/api/fdx/6/accounts/${accounts[0]}/transactions`,
    otherToken: other.accessToken,
    otherPath: `/api/fdx/6/accounts/${listed.accounts[0]?.accountId}/transactions?limit=20`,
  }),
)
process.once('SIGTERM', () => process.exit())
