// Tables: the Kysely types of every table, written from the schema that the migrations make.

import type { Database } from '../src/database/open.ts'

type Column = { table_name: string; column_name: string; udt_name: string; is_nullable: string; has_default: boolean }

/** PostgreSQL's name of a type -> how the program reads and writes it (src/database/values.ts). */
const PROGRAM_TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  uuid: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  numeric: 'Decimal',
  float8: 'number',
  date: 'Temporal.PlainDate',
  timestamptz: 'Temporal.Instant',
  jsonb: 'unknown',
  bytea: 'Uint8Array',
  _text: 'readonly string[]',
}

/** The text of src/database/tables.ts. Throws on a column whose type has no reading yet. */
export async function writeTables(database: Database): Promise<string> {
  const columns = await database.run<Column>(
    `select table_name, column_name, udt_name, is_nullable,
            column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' as has_default
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE'
      order by table_name, ordinal_position`,
    [],
  )
  const tables = Map.groupBy(columns, (column) => column.table_name)
  const body = [...tables].map(([name, rows]) => `  ${name}: {\n${rows.map(writeColumn).join('')}  }\n`).join('')
  return [
    '// Tables: the columns of every table. Written by tools/golden.ts from the migrations; never edited by hand.\n\n',
    /\bGenerated</.test(body) ? "import type { Generated } from 'kysely'\n" : '',
    /\bDecimal\b/.test(body) ? "import type { Decimal } from '../platform/decimal.ts'\n" : '',
    `\nexport type Tables = {\n${body}}\n`,
  ].join('')
}

function writeColumn({ table_name, column_name, udt_name, is_nullable, has_default }: Column): string {
  const type = PROGRAM_TYPES[udt_name]
  if (!type)
    throw new Error(`${table_name}.${column_name} is of type ${udt_name}: say in tools/write-tables.ts how it is read`)
  const nullable = is_nullable === 'YES' && type !== 'unknown' ? `${type} | null` : type
  return `    ${column_name}: ${has_default ? `Generated<${nullable}>` : nullable}\n`
}
