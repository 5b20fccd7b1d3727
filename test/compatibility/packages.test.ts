// Packages: what is published for the Flinks API runs against a whole server, and works as far as the record says.

import { nodeFlinks } from './code-bases/node-flinks.ts'
import { rizwannurBanking, rizwannurOutbound } from './code-bases/rizwannur.ts'
import { webhookReceivers } from './code-bases/webhook-receivers.ts'
import { testCodeBases } from './test-code-bases.ts'

await testCodeBases([rizwannurOutbound, rizwannurBanking, nodeFlinks, webhookReceivers])
