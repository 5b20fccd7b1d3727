// Providers page: what an operator does with banks, and the settings of each connector, written from the connectors themselves.

import { readFile } from 'node:fs/promises'
import type { Connector } from '../src/domain/retrieval/connector.ts'
import { settingsOf, type Setting } from '../src/domain/retrieval/setting.ts'

export const PROVIDERS_PAGE = 'docs/providers.md'

const HEADING = '\n## Settings of each connector\n'

const KINDS: Readonly<Record<Setting['kind'], string>> = {
  text: 'text',
  number: 'number',
  flag: 'true or false',
  choice: 'one of',
  list: 'list of texts',
  table: 'names with texts',
}

/** The text of docs/providers.md: what is above the tables stays as it was written by hand. */
export async function writeProviderSettings(connectors: Iterable<Connector>): Promise<string> {
  const [byHand = ''] = (await readFile(PROVIDERS_PAGE, 'utf8')).split(HEADING)
  const lead =
    'Written from the connectors by `npm run check -- --write`. A setting that is left out has its default; one without a default that is\nneeded says so.\n'
  return `${byHand}${HEADING}\n${lead}${[...connectors].map(section).join('')}`
}

function section(connector: Connector): string {
  const { name, texts, secrets } = connector
  const settings = settingsOf(connector).map((one) => {
    const takes = one.choices.length > 0 ? `${KINDS[one.kind]} ${one.choices.map(code).join(', ')}` : KINDS[one.kind]
    return row([code(one.name), takes, one.required ? 'needed' : writeDefault(one.fallback), one.texts.en.means])
  })
  const sealed = Object.entries(secrets).map(([secret, { texts, required }]) =>
    row([code(secret), 'secret', required ? 'needed' : '', texts.en.means]),
  )
  const head = '| name | takes | default | what it is |\n| --- | --- | --- | --- |\n'
  const rows = [...settings, ...sealed]
  const table = rows.length === 0 ? 'It has no settings and no secrets.\n' : `${head}${rows.join('')}`
  return `\n### ${code(name)}: ${texts.en.name}\n\n${texts.en.means}\n\n${table}`
}

function writeDefault(fallback: unknown): string {
  const isEmpty = fallback === undefined || (typeof fallback === 'object' && Object.keys(fallback ?? {}).length === 0)
  return isEmpty ? '' : code(typeof fallback === 'string' ? fallback : JSON.stringify(fallback))
}

const code = (text: string): string => `\`${text}\``

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
}
