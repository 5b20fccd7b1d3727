// Bank trouble page: every kind of trouble at a bank and what follows from it, written from src/connectors/trouble.

import { callTroubles } from '../src/connectors/trouble/call-troubles.ts'
import { fdxTroubles } from '../src/connectors/trouble/fdx-troubles.ts'
import { oauthTroubles } from '../src/connectors/trouble/oauth-troubles.ts'
import { statusTroubles } from '../src/connectors/trouble/status-troubles.ts'
import type { TroubleRow } from '../src/connectors/trouble/trouble-row.ts'

type Rows = Readonly<Record<string, TroubleRow>>

/** The text of docs/bank-trouble.md. */
export function writeBankTrouble(): string {
  return [
    '# When a bank is in trouble\n\n',
    'This page is for the operator. It lists every kind of trouble at a bank, as the console and the log name it. The app\n',
    'hears the problem, in the form of its API. A call that only reads is sent again where the column says so: at most twice,\n',
    'after a short random wait, and only while there is time. What counts as a failure opens the breaker of that bank and\n',
    'operation if there are many; it closes by itself. Written from `src/connectors/trouble` by `npm run check -- --write`.\n\n',
    section('The call itself', callTroubles),
    section('Answers whose status alone says what is wrong', statusTroubles),
    section('FDX errors', fdxTroubles),
    section('OAuth and OpenID Connect errors', oauthTroubles),
  ]
    .join('')
    .trimEnd()
    .concat('\n')
}

function section(title: string, rows: Rows): string {
  const lines = Object.entries(rows).map(
    ([
      name,
      {
        problem,
        retried,
        counts,
        texts: { en },
      },
    ]) => {
      const cells = [`\`${name}\``, en.means, `\`${problem}\``, retried ? 'yes' : '', counts ? 'yes' : '', en.advice]
      return `| ${cells.join(' | ')} |\n`
    },
  )
  const head =
    '| trouble | what happened | the app hears | sent again | counts | what to do |\n| --- | --- | --- | --- | --- | --- |\n'
  return `## ${title}\n\n${head}${lines.join('')}\n`
}
