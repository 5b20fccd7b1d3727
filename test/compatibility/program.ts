// Program: a code base in another language, which runs as a process and tells its calls in lines of JSON.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { consent, openBrowser } from '../customer.ts'
import type { Absence, Step } from './code-base.ts'

export type Command = {
  readonly command: string
  readonly arguments: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

type Line =
  | { readonly open: string }
  | { readonly call: string; readonly ok: boolean; readonly says?: string; readonly unless?: Absence | null }

/** A program that takes longer is ended. */
const LONGEST_MS = 60_000

/** Makes a step of each call that the program tells. When it asks to open an address, a customer signs in there and agrees. */
export async function runProgram(
  { command, arguments: given, environment }: Command,
  issuer: string,
  step: Step,
): Promise<void> {
  const child = spawn(command, given, { env: { ...process.env, ...environment }, timeout: LONGEST_MS })
  const ended = once(child, 'close')
  const complaints = text(child.stderr)
  let calls = 0
  try {
    for await (const written of createInterface({ input: child.stdout })) {
      const line = JSON.parse(written) as Line
      if ('open' in line) {
        const { href } = await consent(openBrowser(issuer), line.open)
        child.stdin.write(`${JSON.stringify({ answer: href })}\n`)
        continue
      }
      calls++
      const body = async (): Promise<void> => {
        if (!line.ok) throw new Error(line.says)
      }
      await (line.unless ? step(line.call, body, line.unless) : step(line.call, body))
    }
    const [code] = (await ended) as [number | null]
    if (code !== 0 || calls === 0) throw new Error(`${command} ended with ${code}: ${(await complaints).slice(-2000)}`)
  } finally {
    child.kill()
  }
}
