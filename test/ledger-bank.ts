// A kind of bank with settings and secrets, for stories about providers: its data is the first test bank's.

import { z } from 'zod'
import type { Connector } from '../src/domain/retrieval/connector.ts'
import { setting, settingTexts } from '../src/domain/retrieval/setting.ts'
import { Problem } from '../src/platform/problem.ts'
import { openFirstBank } from './broken-bank.ts'
import type { TestServer } from './server.ts'

const texts = (label: string) => settingTexts([label, `${label} of the bank.`], [label, `${label} de la banque.`])

/** Joins it to the connectors of the server. Returns the settings and secrets with which such banks are opened, in turn. */
export async function joinLedger(server: TestServer): Promise<readonly string[]> {
  const bank = await openFirstBank(server)
  const opened: string[] = []
  const connector: Connector = {
    name: 'ledger',
    texts: { en: { name: 'Ledger', means: 'A ledger.' }, fr: { name: 'Grand livre', means: 'Un grand livre.' } },
    settings: z.strictObject({
      issuer: setting(z.url(), texts('Issuer')),
      seconds: setting(z.int().max(60, 'must be at most 60').default(10), texts('Seconds')),
      method: setting(z.enum(['basic', 'post']).optional(), texts('Method')),
      hosts: setting(z.array(z.string().max(9, 'is too long')).default([]), texts('Hosts')),
      scopes: setting(z.record(z.string(), z.string()).default({}), texts('Scopes')),
      strict: setting(z.boolean().default(false), texts('Strict')),
    }),
    secrets: {
      client_secret: { texts: texts('Client secret'), required: true },
      private_key: { texts: texts('Private key'), required: false, multiline: true },
    },
    endpoints: [],
    async open({ settings, secrets }) {
      if (String(settings['issuer']).endsWith('/unfit')) {
        throw new Problem('invalid_request', 'settings: issuer does not fit the other settings')
      }
      opened.push(`${String(settings['issuer'])} ${secrets['client_secret']}`)
      return bank
    },
  }
  const kinds = server.app.banks.connectors as Map<string, Connector>
  kinds.set(connector.name, connector)
  return opened
}
