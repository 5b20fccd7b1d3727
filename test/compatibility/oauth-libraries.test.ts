// OAuth libraries: each makes the code flow against a whole server, and works as far as the record says.

import { oauthLibraries } from './code-bases/oauth-libraries.ts'
import { testCodeBases } from './test-code-bases.ts'

await testCodeBases(oauthLibraries)
