// The demo app as a process of its own, with its credentials in its environment.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { getCompileCacheDir } from 'node:module'
import { Problem } from '../../platform/problem.ts'
import type { DemoFile } from './demo-file.ts'

const ENTRY = new URL('../../../demo/main.ts', import.meta.url)

/** The app also ends by itself if this process ends: it loses the channel between them. */
export type DemoApp = { stop(): Promise<void> }

/** Resolves when the app listens. Throws a Problem `cannot_start`. */
export async function startDemoApp({
  issuer,
  demoApp,
  recipient,
  organization,
}: Pick<DemoFile, 'issuer' | 'demoApp' | 'recipient'> & Partial<Pick<DemoFile, 'organization'>>): Promise<DemoApp> {
  const app = fork(ENTRY, {
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: getCompileCacheDir(),
      DEMO_APP_PORT: new URL(demoApp).port,
      ISSUER: issuer,
      CLIENT_ID: recipient.client_id,
      CLIENT_SECRET: recipient.client_secret,
      REDIRECT_URI: recipient.redirect_uri,
      SCOPE: recipient.scope,
      ...(organization && { CONNECT: `${issuer}/connect?customerId=${organization.customerId}` }),
    },
  })
  const ended = once(app, 'exit')
  const listens = await Promise.race([once(app, 'message').then(() => true), ended.then(() => false)])
  if (!listens) throw new Problem('cannot_start', 'The demo app ended. It says why above.')
  return {
    async stop() {
      app.kill('SIGTERM')
      await ended
    },
  }
}
