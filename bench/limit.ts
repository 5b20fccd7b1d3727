// The limit: node:http, the same prepared statements and the same signature, and nothing else. What no server is faster than.

import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { READ_TRANSACTIONS } from '../src/connectors/sandbox/reads/read-transactions.ts'
import { embeddedStatements } from '../src/database/embedded-statements.ts'
import { BANK_ACCOUNT_ID, BANK_CUSTOMER_ID } from './world.ts'

const CLIENT = `select client_id from client_secret where secret_hash = $1`
const REFRESH = `update refresh_token set last_used_at = now() where token_hash = $1 returning client_id, consent_id`

type Ask = (name: string, sql: string, values: readonly unknown[]) => Promise<readonly unknown[]>

/** Moments stay the text that they came as: reading them would be work that the limit does not need. */
const asText = (value: string): string => value

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ask = await open(process.env)
const server = createServer((request, response) => {
  void answer(request).then((body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body))
})
server.listen(Number(process.env['PORT']), '127.0.0.1')
process.once('SIGTERM', () => process.exit())

async function answer(request: IncomingMessage): Promise<string> {
  if (request.url === '/client') return token(await ask('client', CLIENT, [hash(secretOf(request))]))
  if (request.url === '/refresh') {
    const refreshToken = new URLSearchParams(await text(request)).get('refresh_token') ?? ''
    return token(await ask('refresh', REFRESH, [hash(refreshToken)]))
  }
  const now = Temporal.Now.instant()
  const start = now.subtract({ hours: 90 * 24 })
  const moment = now.toString()
  const window = [start.toString(), moment, moment, null]
  const parameters = [BANK_ACCOUNT_ID, BANK_CUSTOMER_ID, ...window, null, null, 100, moment]
  return JSON.stringify({ transactions: await ask('page', READ_TRANSACTIONS, parameters) })
}

function token([row]: readonly unknown[]): string {
  if (!row) throw new Error('the limit measures only what succeeds')
  const issuedAt = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
  const claims = { ...row, iss: 'limit', exp: issuedAt + 300, iat: issuedAt, jti: randomUUID() }
  const input = `${encode({ alg: 'ES256', typ: 'at+jwt' })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return JSON.stringify({ access_token: `${input}.${signature.toString('base64url')}`, expires_in: 300 })
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function secretOf(request: IncomingMessage): string {
  const basic = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString()
  return basic.slice(basic.indexOf(':') + 1)
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

async function open({ DATABASE_URL: url, DATA_FOLDER: folder }: NodeJS.ProcessEnv): Promise<Ask> {
  if (url) {
    const pool = new Pool({ connectionString: url, max: 10, types: { getTypeParser: () => asText } })
    return async (name, text, values) => (await pool.query<object>({ name, text, values: [...values] })).rows
  }
  const pglite = await PGlite.create({ dataDir: `${folder}/database`, parsers: { 1184: asText } })
  const run = embeddedStatements(pglite)
  return async (_name, text, values) => (await run(text, values)).rows
}
