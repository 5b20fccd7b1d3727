// Clients of the Banking API: each code base is sent to a whole server, and works as far as the record says.

import { bankingClients } from './code-bases/banking-clients.ts'
import { testCodeBases } from './test-code-bases.ts'

await testCodeBases(bankingClients)
