// The sandbox is a bank like any other: it is held to the contract of a connector.

import { conformance } from '../conformance/conformance.ts'
import { openConsented } from '../conformance/permits.ts'
import { connect } from '../reader.ts'
import { openTestServer } from '../server.ts'

conformance('sandbox', async () => {
  const server = await openTestServer()
  const { consentId } = await connect(server, 'greatday_nomfa')
  return openConsented(server, consentId)
})
