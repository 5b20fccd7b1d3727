// The model: after any sequence of operations exactly those tokens are usable that the contract says live, and no others.

import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { newCode, openClient, read, refused, type OAuthClient } from '../oauth-client.ts'
import { runs } from '../runs.ts'
import { openTestServer, type TestServer } from '../server.ts'

const SEQUENCES = 10
const LONGEST = 8

const MINUTE = 60
const DAY = 86_400

/** What the model knows of one authorization. Moments are in seconds. */
type Connection = {
  readonly code: string
  readonly grantedAt: number
  readonly expiresAt: number
  /** Revoked or replaced. */
  ended: boolean
  codeUsed: boolean
  tokens?: {
    readonly refreshToken: string
    usedAt: number
    access: { token: string; issuedAt: number }[]
    ended: boolean
  }
}

type App = { readonly client: OAuthClient; readonly other: OAuthClient; suspended: boolean; connections: Connection[] }

type World = { readonly server: TestServer; readonly apps: readonly [App, App] }

const onConnection = ['redeem', 'redeem', 'steal', 'refresh', 'revoke'] as const

const operations = fc.oneof(
  fc.record({ verb: fc.constant('authorize' as const), app: fc.nat(1) }),
  fc.record({ verb: fc.constant('suspend' as const), app: fc.nat(1) }),
  fc.record({
    verb: fc.constant('wait' as const),
    seconds: fc.constantFrom(MINUTE - 1, 299, 29 * DAY, 30 * DAY, 364 * DAY),
  }),
  // Twice, as most of what can go wrong is here; the newest connection is the first.
  ...[1, 2].map(() => fc.record({ verb: fc.constantFrom(...onConnection), app: fc.nat(1), which: fc.nat(2) })),
)

type Operation = typeof operations extends fc.Arbitrary<infer Value> ? Value : never

function secondsNow({ server }: World): number {
  return server.clock.now().epochMilliseconds / 1000
}

function refreshable(world: World, app: App, { tokens, ended, expiresAt }: Connection): boolean {
  const now = secondsNow(world)
  if (!tokens || tokens.ended || ended || app.suspended) return false
  return now - tokens.usedAt < 30 * DAY && now < expiresAt
}

function readable(world: World, app: App, { tokens, ended, expiresAt }: Connection, issuedAt: number): boolean {
  const now = secondsNow(world)
  return tokens?.ended === false && !ended && !app.suspended && now - issuedAt < 300 && now < expiresAt
}

async function perform(world: World, operation: Operation): Promise<void> {
  if (operation.verb === 'wait') return world.server.clock.advance({ seconds: operation.seconds })
  const app = world.apps[operation.app === 0 ? 0 : 1]
  if (operation.verb === 'suspend') return setSuspended(world, app, !app.suspended)
  if (operation.verb === 'authorize') return authorize(world, app)
  const connection = app.connections[operation.which]
  if (!connection) return
  if (operation.verb === 'redeem') await redeem(world, app, connection)
  else if (operation.verb === 'steal') await assert.rejects(app.other.redeem(connection.code))
  else if (operation.verb === 'refresh') await refresh(world, app, connection)
  else await revoke(app, connection)
}

async function setSuspended({ server }: World, app: App, suspended: boolean): Promise<void> {
  const status = suspended ? 'SUSPENDED' : 'ACTIVE'
  await server.database.run('update client set status = $1 where client_id = $2', [
    status,
    app.client.credentials.clientId,
  ])
  app.suspended = suspended
}

async function authorize(world: World, app: App): Promise<void> {
  const now = world.server.clock.now()
  const code = await newCode(world.server, app.client)
  for (const connection of app.connections) connection.ended = true
  const expiresAt = now.toZonedDateTimeISO('America/Toronto').add({ months: 12 }).epochMilliseconds / 1000
  app.connections.unshift({ code, grantedAt: secondsNow(world), expiresAt, ended: false, codeUsed: false })
}

async function redeem(world: World, app: App, connection: Connection): Promise<void> {
  const now = secondsNow(world)
  const { code, codeUsed, ended, grantedAt } = connection
  if (app.suspended) return assert.rejects(app.client.redeem(code), refused('invalid_client'))
  connection.codeUsed = true
  if (codeUsed || ended || now - grantedAt >= MINUTE) {
    if (codeUsed && connection.tokens) connection.tokens.ended = true
    return assert.rejects(app.client.redeem(code), refused('invalid_grant'))
  }
  const { accessToken: token, refreshToken } = await app.client.redeem(code)
  connection.tokens = { refreshToken, usedAt: now, access: [{ token, issuedAt: now }], ended: false }
}

async function refresh(world: World, app: App, connection: Connection): Promise<void> {
  const { tokens } = connection
  if (!tokens) return
  await assert.rejects(app.other.refresh(tokens.refreshToken))
  if (!refreshable(world, app, connection)) return assert.rejects(app.client.refresh(tokens.refreshToken))
  tokens.usedAt = secondsNow(world)
  tokens.access.push({ token: await app.client.refresh(tokens.refreshToken), issuedAt: tokens.usedAt })
}

async function revoke(app: App, connection: Connection): Promise<void> {
  if (!connection.tokens) return
  const revoked = app.client.revoke(connection.tokens.refreshToken)
  if (app.suspended) return assert.rejects(revoked, refused('invalid_client'))
  await revoked
  connection.ended = true
}

/** Every token there ever was, beside what the model says of it. */
async function assertAsModelled(world: World): Promise<void> {
  for (const app of world.apps) {
    for (const connection of app.connections) {
      for (const { token, issuedAt } of connection.tokens?.access ?? []) {
        const { status } = await read(world.server, token)
        assert.equal(status, readable(world, app, connection, issuedAt) ? 200 : 401)
      }
      await refresh(world, app, connection)
    }
  }
}

test(`no sequence of up to ${LONGEST} operations leaves a token usable after its end, or ends one before`, async () => {
  await using server = await openTestServer()
  const client = await openClient(server)
  const other = await openClient(server, server.otherRecipient)
  const sequence = fc.array(operations, { minLength: 1, maxLength: LONGEST })
  await fc.assert(
    fc.asyncProperty(sequence, async (operations) => {
      const world: World = {
        server,
        apps: [
          { client, other, suspended: false, connections: [] },
          { client: other, other: client, suspended: false, connections: [] },
        ],
      }
      for (const app of world.apps) {
        await setSuspended(world, app, false)
        await authorize(world, app)
        await redeem(world, app, app.connections[0]!)
      }
      for (const operation of operations) await perform(world, operation)
      await assertAsModelled(world)
      for (const app of world.apps) await setSuspended(world, app, false)
      await assertAsModelled(world)
    }),
    runs(SEQUENCES),
  )
})
