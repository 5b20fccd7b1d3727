// How a command reaches the server that uses the same data folder: by the address and token in a file only its owner can read.

import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { options } from '../options.ts'
import { demandOption, readOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'

const serverFile = z.object({ address: z.string(), token: z.string() })

/** Returns `undefined` with PostgreSQL, which commands use directly. */
export function serverFileOf(environment: Environment): string | undefined {
  if (readOption(options.databaseUrl, environment) !== undefined) return undefined
  return path.join(path.resolve(demandOption(options.dataFolder, environment)), 'server.json')
}

/** Returns a function that removes the file. A file left by a crash is harmless: its token was known to that process only. */
export async function leaveServerFile(
  file: string,
  { host, port }: { readonly host: string; readonly port: number },
  token: string,
): Promise<() => Promise<void>> {
  const name = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host)
  await rm(file, { force: true })
  await writeFile(file, `${JSON.stringify({ address: `http://${name}:${port}`, token })}\n`, {
    mode: 0o600,
    flag: 'wx',
  })
  return () => rm(file, { force: true })
}

/** Milliseconds that a server may take to answer a command. */
const ANSWER_DEADLINE = 30_000

export type RunningServer = {
  /** Calls the operator's API. Throws a Problem `cannot_start` with the error that it answers. */
  call(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<unknown>
}

/** Returns `undefined` if no server uses the data folder. */
export async function findRunningServer(environment: Environment): Promise<RunningServer | undefined> {
  const file = serverFileOf(environment)
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { address, token } = serverFile.parse(JSON.parse(text))
  const send = (method: string, place: string, body?: object): Promise<Response> =>
    fetch(new URL(`/api/v1/operator${place}`, address), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_DEADLINE),
    })
  const isThere = await send('GET', '/settings').then(
    ({ ok }) => ok,
    () => false,
  )
  if (!isThere) return undefined
  return {
    async call(method, place, body) {
      const response = await send(method, place, body).catch((cause: unknown) => {
        throw new Problem('cannot_start', 'The server that runs on this data does not answer. Try again.', { cause })
      })
      return readAnswer(response.status, await response.text())
    },
  }
}

/** Returns the body of an answer of the operator's API; `undefined` if it has none. Throws `cannot_start` with its error. */
export function readAnswer(status: number, text: string): unknown {
  const answer: unknown = text === '' ? undefined : JSON.parse(text)
  if (status < 300) return answer
  throw new Problem('cannot_start', refusal.parse(answer).error_description)
}

const refusal = z.object({ error_description: z.string() })
