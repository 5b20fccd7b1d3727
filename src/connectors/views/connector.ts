// The views connector: a bank whose data lies in a PostgreSQL database, as views of the shape that docs/views.md describes.

import type { Connector } from '../../domain/retrieval/connector.ts'
import { openIdSecrets } from '../openid/openid-settings.ts'
import type { ViewsConnectorParts } from './open-bank.ts'
import { viewSecrets, viewsConnectorSettings } from './settings.ts'

export function viewsConnector(parts: ViewsConnectorParts): Connector<typeof viewsConnectorSettings> {
  return {
    name: 'views',
    texts: {
      en: {
        name: 'Database views',
        means: 'A bank whose data lies in a PostgreSQL database: Portage reads views of a documented shape.',
      },
      fr: {
        name: 'Vues d’une base de données',
        means:
          'Une banque dont les données sont dans une base PostgreSQL : Portage lit des vues d’une forme documentée.',
      },
    },
    settings: viewsConnectorSettings,
    secrets: { ...openIdSecrets, ...viewSecrets },
    endpoints: [],
    // What speaks to a bank is loaded with the first one: a server without such a bank does not carry it.
    open: async (provider) => (await import('./open-bank.ts')).openViewsBank(parts, provider),
  }
}
