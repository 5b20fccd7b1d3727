// The conformance suite over a bank that is another Portage.

import { conformance } from '../conformance/conformance.ts'
import { openUpstream } from '../fdx-bank.ts'
import { consentOf } from '../sandbox-permit.ts'
import { permitAccount } from '../../src/domain/consents/permit.ts'
import { openTestServer } from '../server.ts'

conformance('fdx', async () => {
  const server = await openTestServer()
  const { bank, signedIn, customer, accounts } = await openUpstream(server, {
    username: 'greatday_nomfa',
    password: 'Everyday',
  })
  const given = { ...consentOf(signedIn.bankCustomerId, ['no-such-account']), bankGrant: signedIn.bankGrant }
  return {
    bank,
    customer,
    accounts,
    unknown: permitAccount({ ...given, providerId: 2000 }, 'TRANSACTIONS', 'no-such-account'),
    now: server.clock.now(),
    async [Symbol.asyncDispose]() {
      await bank.close()
      await server[Symbol.asyncDispose]()
    },
  }
})
