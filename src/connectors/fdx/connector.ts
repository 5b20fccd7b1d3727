// The FDX connector: a bank, a core vendor or an aggregator that has OAuth and the API of the standard, in any version since 4.6.

import type { Connector } from '../../domain/retrieval/connector.ts'
import { openIdSecrets } from '../openid/openid-settings.ts'
import type { FdxConnectorParts } from './open-bank.ts'
import { fdxSettings } from './settings.ts'

export function fdxConnector(parts: FdxConnectorParts): Connector<typeof fdxSettings> {
  return {
    name: 'fdx',
    texts: {
      en: {
        name: 'FDX API',
        means: 'A bank, core vendor or aggregator with OAuth or OpenID Connect and an FDX API of version 4.6, 5 or 6.',
      },
      fr: {
        name: 'API FDX',
        means:
          'Une banque, un fournisseur de système central ou un agrégateur avec OAuth ou OpenID Connect et une API FDX de version 4.6, 5 ou 6.',
      },
    },
    settings: fdxSettings,
    secrets: openIdSecrets,
    endpoints: [],
    // What speaks to a bank is loaded with the first one: a server without such a bank does not carry it.
    open: async (provider) => (await import('./open-bank.ts')).openFdxBank(parts, provider),
  }
}
