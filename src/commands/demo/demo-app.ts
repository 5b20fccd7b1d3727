// The demo app as a process of its own: started with its credentials in its environment, ended with us.

import { spawn, type ChildProcess } from 'node:child_process'
import { sandboxBanks } from '../../connectors/sandbox/banks.ts'
import { Problem } from '../../platform/problem.ts'
import type { DemoFile } from './demo-file.ts'

const ENTRY = new URL('../../../demo/main.ts', import.meta.url).pathname

/** Milliseconds until it must answer. */
const PATIENCE = 10_000

/** Resolves when it answers. Throws a Problem `cannot_start`. */
export async function startDemoApp({ issuer, demoApp, recipient }: DemoFile): Promise<ChildProcess> {
  const child = spawn(process.execPath, [ENTRY], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      DEMO_APP_PORT: new URL(demoApp).port,
      ISSUER: issuer,
      CLIENT_ID: recipient.client_id,
      CLIENT_SECRET: recipient.client_secret,
      REDIRECT_URI: recipient.redirect_uri,
      SCOPE: recipient.scope,
      PROVIDERS: JSON.stringify(
        sandboxBanks.map(({ providerId, name }) => ({ provider_id: providerId, name: name.en })),
      ),
    },
  })
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('exit', () => reject(new Problem('cannot_start', 'The demo app ended. It says why above.')))
  })
  await Promise.race([answers(demoApp), ended])
  return child
}

async function answers(address: string): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE)
  while (!signal.aborted) {
    try {
      await fetch(address, { signal })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Problem('cannot_start', `The demo app does not answer at ${address}.`)
}
