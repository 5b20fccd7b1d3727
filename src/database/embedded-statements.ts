// Statements of the embedded database: a text with values is parsed and planned once, and is one call from then on.

import { strict as assert } from 'node:assert'
import { parse, protocol, type PGlite, type Results } from '@electric-sql/pglite'

/** The program has a bounded number of statements. The bound guards memory. */
const MAX_PREPARED_STATEMENTS = 500

/** After so many runs plans are made anew: tables have grown meanwhile, and PGlite has no autovacuum that would say so. */
const RUNS_OF_A_PLAN = 1000

type Statement = { readonly name: string; readonly parameterTypes: readonly number[] }

export type RunStatement = (text: string, values: readonly unknown[]) => Promise<Results>

/**
 * Returns a function that runs statements, to be called one at a time. `query` of PGlite parses and plans a statement each
 * time, in six calls. A text without values may hold several statements; the result is the last one's.
 */
export function embeddedStatements(pglite: PGlite): RunStatement {
  const { serialize } = protocol
  const statements = new Map<string, Statement>()
  let named = 0
  let runs = 0

  async function prepare(text: string): Promise<Statement> {
    const name = `p${named++}`
    const { messages } = await send(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }))
    const statement = { name, parameterTypes: parse.parseDescribeStatementResults(messages) }
    statements.set(text, statement)
    return statement
  }

  /** Throws the database's first error; what is sent with it is then left undone. */
  function send(...messages: readonly Uint8Array[]) {
    return pglite.execProtocol(Buffer.concat([...messages, serialize.sync()]))
  }

  function write(value: unknown, type = 0): string | null {
    if (value === null || value === undefined) return null
    return (pglite.serializers[type] ?? String)(value)
  }

  return async (text, values) => {
    if (values.length === 0) return resultOf((await pglite.exec(text)).at(-1))
    const known = statements.get(text)
    if (!known && statements.size >= MAX_PREPARED_STATEMENTS) return pglite.query(text, [...values])
    runs += 1
    if (runs >= RUNS_OF_A_PLAN && !pglite.isInTransaction()) {
      runs = 0
      await pglite.exec('discard plans')
    }
    const { name, parameterTypes } = known ?? (await prepare(text))
    const { messages } = await send(
      serialize.bind({ statement: name, values: values.map((value, at) => write(value, parameterTypes[at])) }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    )
    return resultOf(parse.parseResults(messages, pglite.parsers)[0])
  }
}

function resultOf(results: Results | undefined): Results {
  assert.ok(results, 'a statement without a result')
  return results
}
