// Almanac beside a test server: the demo app in a process of its own, living at the moment at which every story begins.

import { startDemoApp } from '../src/commands/demo/demo-app.ts'
import { ALMANAC_SCOPE } from '../src/commands/demo/seed-demo.ts'
import { freePort } from '../tools/free-port.ts'
import { STORY_START } from './seeded.ts'
import { openTestServer, type TestServer } from './server.ts'

export type Almanac = AsyncDisposable & {
  /** The server, which knows the app as "Story App". */
  readonly server: TestServer
  readonly address: string
}

/** Stops the clock of the app's process, which has no setting for it. */
const standStill = `data:text/javascript,Temporal.Now.instant=()=>Temporal.Instant.from('${STORY_START.toString()}')`

export async function openAlmanac(): Promise<Almanac> {
  const address = `http://127.0.0.1:${await freePort()}`
  const redirect_uri = `${address}/callback`
  const server = await openTestServer({ redirectUris: [redirect_uri] })
  const { clientId: client_id, clientSecret: client_secret } = server.recipient
  process.env['NODE_OPTIONS'] = `--import=${standStill}`
  const app = await startDemoApp({
    issuer: server.issuer,
    demoApp: address,
    recipient: { client_id, client_secret, redirect_uri, scope: ALMANAC_SCOPE.join(' ') },
  })
  return {
    server,
    address,
    async [Symbol.asyncDispose]() {
      await app.stop()
      await server[Symbol.asyncDispose]()
    },
  }
}
