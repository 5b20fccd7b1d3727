// All code bases that the suite declares, in the order of the page.

import type { CodeBase } from '../code-base.ts'
import { bankingClients } from './banking-clients.ts'
import { nodeFlinks } from './node-flinks.ts'
import { oauthLibraries } from './oauth-libraries.ts'
import { libraryPrograms, pythonPackages } from './programs.ts'
import { rizwannurBanking, rizwannurOutbound } from './rizwannur.ts'
import { webhookReceivers } from './webhook-receivers.ts'

export const flinksClients: readonly CodeBase[] = [
  rizwannurOutbound,
  rizwannurBanking,
  nodeFlinks,
  ...pythonPackages,
  ...bankingClients,
  webhookReceivers,
]

export const libraries: readonly CodeBase[] = [...oauthLibraries, ...libraryPrograms]
