// Writes docs/compatibility.md from what the compatibility suite found, and the sentence of the README that says the numbers.

import { flinksClients, libraries } from '../test/compatibility/code-bases/all.ts'
import type { CodeBase, Outcome, Outcomes } from '../test/compatibility/code-base.ts'
import { readResults, type Results } from '../test/compatibility/results.ts'
import { settings, type Setting } from '../test/compatibility/setting.ts'

export async function writeCompatibilityPage(): Promise<string> {
  const results = await readResults()
  return `# Compatibility

Clients that were written for the Flinks APIs, and libraries for OAuth, are sent to a Portage server by a test suite. This page is written
from what it found.

${writeSummary(results)}

A call can work in one of these ways:

- **unchanged**: the server is as it is installed, and the client is told its address and credentials.
- **with a setting**: an operator has turned on a setting, which is off by default because it is weaker than the present contract.
  [Settings](#settings) lists them.
- **not served**: the call is answered with an error that says so. The reason is given below.
- **outside**: the call asks for a product that Portage is not, such as scores. It is answered with 404 and a sentence.

A *package* is the published one, which runs. A *replay* is our own: it sends what a code base sends (names and their case, headers,
nulls, numbers as text), and demands of each answer what the code base reads of it. A call that depends on a failed one counts as failed.
The package @rizwannur/flinks is two rows, because its two APIs are. Front ends are not in the tables:
six pages that listen to [Connect](connect-page.md) as public ones do are tried in a browser (\`test/browser-connect-listeners.test.ts\`).

## Clients of the Flinks APIs

${writeTable(flinksClients, results)}
## Libraries for OAuth

A small program of ours makes the code flow with each: the library writes the authorize address, a customer signs in and agrees, and the
library redeems the code, reads FDX, refreshes twice and revokes.

${writeTable(libraries, results)}
## Settings

${writeSettings()}
## Call by call

${[...flinksClients, ...libraries].map((codeBase) => writeCalls(codeBase, outcomesOf(results, codeBase))).join('\n')}
## Try it

\`npm run test:compatibility\` runs the whole suite. It installs what the other languages need into \`node_modules/.cache/compatibility\`,
ends by itself, and says what it skipped, for instance because Java is not installed. With \`-- --write\` it also records what it found,
and writes this page. The part in JavaScript is run by \`npm run test:long\`, on both databases; it fails when anything differs from this
page.
`
}

/** The sentences with the numbers, as the README has them too. */
export function writeSummary(results: Results): string {
  const kinds = flinksClients.map((codeBase) => kindOf(outcomesOf(results, codeBase)))
  const of = (kind: Kind): number => kinds.filter((one) => one === kind).length
  const kept = libraries.filter((codeBase) => kindOf(outcomesOf(results, codeBase)) === 'unchanged').length
  return (
    `Of ${flinksClients.length} code bases written for the Flinks APIs, ${of('unchanged')} work unchanged, ` +
    `${of('with a setting')} with a setting that an operator turns on, ${of('in part')} in part, and ${of('not at all')} not at all.\n` +
    `Of ${libraries.length} libraries for OAuth, ${kept} work unchanged and ${libraries.length - kept} with a setting.`
  )
}

function outcomesOf(results: Results, { name }: CodeBase): Outcomes {
  return results[name] ?? {}
}

type Kind = 'unchanged' | 'with a setting' | 'in part' | 'not at all'

/** Of what Portage is meant to serve. */
function kindOf(outcomes: Outcomes): Kind {
  const ways = new Set(Object.values(outcomes).map(({ works }) => works))
  const isServed = ways.has('unchanged') || ways.has('with a setting')
  if (!isServed) return 'not at all'
  if (ways.has('not served')) return 'in part'
  return ways.has('with a setting') ? 'with a setting' : 'unchanged'
}

const WAYS = ['unchanged', 'with a setting', 'not served', 'outside'] as const satisfies readonly Outcome['works'][]

function writeTable(codeBases: readonly CodeBase[], results: Results): string {
  const rows = codeBases.map((codeBase) => {
    const outcomes = outcomesOf(results, codeBase)
    const counts = WAYS.map((way) => callsOf(outcomes, way).length || '')
    const setting = settingOf(outcomes)
    const kind = kindOf(outcomes)
    const works = setting === undefined ? kind : `${kind === 'in part' ? 'in part, ' : ''}${settings[setting]}`
    return `| ${[codeBase.name, codeBase.language, codeBase.tried, works, ...counts].join(' | ')} |\n`
  })
  return `| code base | language | tried as | works | ${WAYS.join(' | ')} |
|---|---|---|---|---|---|---|---|
${rows.join('')}
The numbers count calls.
`
}

function callsOf(outcomes: Outcomes, way: Outcome['works']): readonly string[] {
  return Object.entries(outcomes).flatMap(([call, { works }]) => (works === way ? [call] : []))
}

function settingOf(outcomes: Outcomes): Setting | undefined {
  return Object.values(outcomes).find((outcome) => outcome.works === 'with a setting')?.setting
}

const EXPLAINED: Readonly<Record<Setting, string>> = {
  any_credential:
    'any credential of the organization opens every call of the Banking and Data Sharing APIs, in any header of a credential',
  open_authorize: 'in addition, Authorize begins a session without any credential',
  open_reads: 'in addition, a session is read with its RequestId alone',
  repeats_refresh_token:
    'the answer to a refresh repeats the refresh token, for libraries that forget the one they sent',
}

function writeSettings(): string {
  const rows = (Object.keys(settings) as Setting[]).map(
    (setting) => `| ${settings[setting]} | ${EXPLAINED[setting]} |\n`,
  )
  return `| a client works | when |\n|---|---|\n${rows.join('')}
An operator sets the integration level of an organization and the answer to the refreshes of a recipient, on the console or by the
operator's API. [Data Sharing and the Banking API](data-sharing.md) says what each level risks.
`
}

function writeCalls({ name, about }: CodeBase, outcomes: Outcomes): string {
  const setting = settingOf(outcomes)
  const list = (title: string, way: Outcome['works']): readonly string[] => {
    const calls = callsOf(outcomes, way)
    return calls.length === 0 ? [] : [`- ${title}: ${calls.join(' · ')}`]
  }
  const absent = Object.entries(outcomes).flatMap(([call, outcome]) =>
    'because' in outcome ? [`- ${outcome.works}: ${call}. ${outcome.because}`] : [],
  )
  const served = [...list('unchanged', 'unchanged'), ...(setting ? list(settings[setting], 'with a setting') : [])]
  return `### ${name}\n\n${about}\n\n${[...served, ...absent].join('\n')}\n`
}
