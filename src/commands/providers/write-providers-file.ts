// Writes the file of the providers that there are, with references to fill in where they have secrets.

import { stringify } from 'yaml'
import type { KnownProvider } from './reach-providers.ts'

const HEAD = `# The providers of this server, for: portage providers apply FILE
# Each secret is a reference to the environment of the command, {env: NAME}, or to a file, {file: PATH}.
`

/** A retired provider is left out: it stays as it is. */
export function writeProvidersFile(providers: readonly KnownProvider[]): string {
  const kept = providers.filter(({ status }) => status !== 'RETIRED')
  return HEAD + stringify({ providers: kept.map(writeProvider) }, { lineWidth: 120 })
}

function writeProvider({ provider_id, connector, status, settings, secrets, ...described }: KnownProvider) {
  const references = Object.keys(secrets).map((name) => [name, { env: variableOf(provider_id, name) }])
  const filled = Object.entries(described).filter(([, value]) => value !== undefined && String(value) !== '')
  return {
    provider_id,
    status,
    connector,
    ...Object.fromEntries(filled),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(references.length > 0 && { secrets: Object.fromEntries(references) as unknown }),
  }
}

/** Returns `PROVIDER_1002_CLIENT_SECRET`. */
function variableOf(providerId: number, secret: string): string {
  return `PROVIDER_${providerId}_${secret.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`
}
