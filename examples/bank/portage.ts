// A Portage of the example as a process of its own, its commands, and its API for programs.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const MAIN = new URL('../../src/main.ts', import.meta.url)
const PORTAGE = new URL('../../src/portage.js', import.meta.url)

const demoFile = z.object({
  issuer: z.string(),
  demoApp: z.string(),
  recipient: z.object({ client_id: z.string() }),
  partner: z.object({ client_id: z.string(), client_secret: z.string() }),
  operator: z.object({ username: z.string(), password: z.string(), totp_secret: z.string() }),
  users: z.array(z.object({ provider_id: z.number(), username: z.string(), password: z.string() })),
})

export type Portage = {
  readonly folder: string
  readonly demo: z.infer<typeof demoFile>
  stop(): Promise<void>
}

/** Runs `portage demo`, and resolves when it is ready. Rejects with what it says if it does not start. */
export async function startPortage(folder: string, port: number, appPort: number): Promise<Portage> {
  const child = fork(MAIN, ['demo'], {
    silent: true,
    execArgv: [],
    env: environmentOf(folder, { PORT: port, DEMO_APP_PORT: appPort }),
  })
  const ended = once(child, 'exit')
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (said += part))
  const ready = new Promise<true>((resolve) => {
    let printed = ''
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      printed += part
      if (printed.includes('Portage is ready.')) resolve(true)
    })
  })
  if ((await Promise.race([ready, ended])) !== true) throw new Error(said.trim() || 'Portage ended without a word.')
  return {
    folder,
    demo: demoFile.parse(JSON.parse(await readFile(path.join(folder, 'demo.json'), 'utf8'))),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Runs a command of Portage on the folder, as an operator types it. Returns what it prints; rejects with what is wrong. */
export async function runCommand(
  folder: string,
  words: readonly string[],
  secrets: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = fork(PORTAGE, words, { silent: true, execArgv: [], env: environmentOf(folder, secrets) })
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('The command has no output.')
  const [printed, said] = await Promise.all([text(stdout), text(stderr), once(child, 'exit')])
  if (child.exitCode !== 0) throw new Error(`portage ${words.join(' ')}\n${said}`)
  return printed
}

/** Its embedded database, whatever database the shell names. */
function environmentOf(folder: string, own: Readonly<Record<string, string | number>>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _unused, ISSUER: _other, ...rest } = process.env
  const values = Object.entries(own).map(([name, value]) => [name, String(value)])
  return { ...rest, ...Object.fromEntries(values), DATA_FOLDER: folder }
}

export type Call = (method: string, place: string, body?: object) => Promise<unknown>

/** The operator's API, with a token that is made for the example. */
export async function openOperatorApi({ folder, demo }: Portage): Promise<Call> {
  const words = ['create-operator-token', demo.operator.username, 'operator', '1', 'example']
  const token = (await runCommand(folder, words)).trim()
  return (method, place, body) => call(`${demo.issuer}/api/v1/operator${place}`, `Bearer ${token}`, { method, body })
}

/** The management API, as the demo's partner. */
export async function openManagementApi({ demo }: Portage): Promise<Call> {
  const { client_id: id, client_secret: secret } = demo.partner
  const answer = await fetch(`${demo.issuer}/api/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'client:admin' }),
  })
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json())
  return (method, place, body) => call(`${demo.issuer}/api/v1${place}`, `Bearer ${token}`, { method, body })
}

async function call(
  address: string,
  authorization: string,
  { method, body }: { readonly method: string; readonly body: object | undefined },
): Promise<unknown> {
  const response = await fetch(address, {
    method,
    headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
    body: body ? JSON.stringify(body) : null,
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`${method} ${address} is answered ${response.status}: ${answer}`)
  return answer === '' ? undefined : JSON.parse(answer)
}
