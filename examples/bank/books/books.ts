// The credit union's database: PostgreSQL if this machine has it, otherwise PGlite; filled once, and read by a role of its own.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { startOwnPostgres } from '../../../tools/postgres.ts'
import type { Member } from '../sign-in/members.ts'
import { listenAsPostgres } from './wire.ts'

/** The role by which Portage reads: it sees the views and nothing else. */
const READER = 'portage_reader'
const DATABASE = 'tern_bay'

export type BooksSettings = {
  readonly folder: string
  /** For PGlite; PostgreSQL has the port of its address. */
  readonly port: number
  readonly readerPassword: string
  readonly members: number
  readonly today: Temporal.PlainDate
  /** A server that is there already. */
  readonly databaseUrl: string | undefined
  readonly isEmbedded: boolean
}

export type Books = {
  readonly kind: 'PostgreSQL' | 'PGlite'
  /** What Portage is given. */
  readonly readerUrl: string
  readonly members: readonly Member[]
  stop(): Promise<void>
}

export async function openBooks(settings: BooksSettings): Promise<Books> {
  if (!settings.isEmbedded) {
    const url = settings.databaseUrl
    const server =
      url === undefined ? await startOwnPostgres({ folder: path.join(settings.folder, 'postgres') }) : undefined
    if (typeof server === 'object')
      return openOnPostgres(settings, server.url, async () => server[Symbol.asyncDispose]())
    if (url !== undefined) return openOnPostgres(settings, url, async () => {})
  }
  return openOnPglite(settings)
}

async function openOnPostgres(settings: BooksSettings, server: string, stop: () => Promise<void>): Promise<Books> {
  const url = new URL(server)
  url.pathname = `/${DATABASE}`
  try {
    await onServer(server, async (query) => {
      const [found] = await query(`select 1 from pg_database where datname = '${DATABASE}'`)
      if (!found) await query(`create database ${DATABASE}`)
    })
    const members = await onServer(url.href, (query) => keepBooks(settings, query))
    url.username = READER
    url.password = settings.readerPassword
    return { kind: 'PostgreSQL', readerUrl: url.href, members, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function onServer<T>(connectionString: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await work(async (text) => [await client.query<Row>(text)].flat().at(-1)?.rows ?? [])
  } finally {
    await client.end()
  }
}

/** It is filled by its owner, closed, and opened again by the reader, because it has one session. */
async function openOnPglite(settings: BooksSettings): Promise<Books> {
  const { port, readerPassword } = settings
  const dataDir = path.join(settings.folder, 'pglite')
  const owner = await PGlite.create({ dataDir })
  const members = await keepBooks(settings, async (text) => (await owner.exec(text)).at(-1)?.rows ?? [])
  await owner.close()
  const pglite = await PGlite.create({ dataDir, username: READER })
  const wire = await listenAsPostgres(pglite, port, readerPassword)
  return {
    kind: 'PGlite',
    readerUrl: `postgres://${READER}:${readerPassword}@127.0.0.1:${port}/postgres`,
    members,
    async stop() {
      await wire.stop()
      await pglite.close()
    },
  }
}

type Row = Readonly<Record<string, unknown>>
type Query = (text: string) => Promise<readonly Row[]>

/** Makes the books anew if there are none, or they were made by other SQL. */
async function keepBooks({ members, today, readerPassword }: BooksSettings, query: Query): Promise<readonly Member[]> {
  const [tables = '', fill = '', views = ''] = await Promise.all(
    ['tables', 'fill', 'views'].map((name) => readFile(new URL(`${name}.sql`, import.meta.url), 'utf8')),
  )
  const made = createHash('sha256').update([tables, fill, views, members].join('\n')).digest('hex')
  const [known] = await query(`select obj_description(to_regnamespace('core')) as made`)
  if (known?.['made'] !== made) {
    await query('drop schema if exists core cascade; drop schema if exists portage cascade;')
    await query(tables)
    await query(fill.replaceAll(":'day'", `'${today.toString()}'`).replaceAll(':members', String(members)))
    await query(views)
    await query(`comment on schema core is '${made}'`)
  }
  const [role] = await query(`select 1 from pg_roles where rolname = '${READER}'`)
  if (!role) await query(`create role ${READER} login`)
  await query(`alter role ${READER} password '${readerPassword}'; grant usage on schema portage to ${READER};
    grant select on all tables in schema portage to ${READER};`)
  const rows = await query(
    `select member_no::text as id, user_name, given_name || ' ' || family_name as name from core.member`,
  )
  return rows.map((row) => ({
    memberId: String(row['id']),
    userName: String(row['user_name']),
    name: String(row['name']),
  }))
}
