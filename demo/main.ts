// Almanac, a small money app: an ordinary recipient in its own process, which knows Portage only by its API.

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { z } from 'zod'
import { createApp } from './app.ts'
import { openPortage } from './portage.ts'
import { openSessions } from './session.ts'
import { openVoice } from './voice.ts'

const settingsShape = z.object({
  DEMO_APP_PORT: z.coerce.number().int().min(1).max(65_535),
  ISSUER: z.url(),
  CLIENT_ID: z.string().min(1),
  CLIENT_SECRET: z.string().min(1),
  REDIRECT_URI: z.url(),
  SCOPE: z.string().min(1),
  /** Of the company's own Connect, if it has one. */
  CONNECT: z.url().optional(),
})

const now = (): Temporal.Instant => Temporal.Now.instant()

const sheets = ['base', 'welcome', 'overview', 'account', 'hosted', 'wire']

async function main(): Promise<void> {
  const settings = settingsShape.parse(process.env)
  const app = createApp({
    portage: openPortage({
      issuer: settings.ISSUER,
      clientId: settings.CLIENT_ID,
      clientSecret: settings.CLIENT_SECRET,
      redirectUri: settings.REDIRECT_URI,
      scope: settings.SCOPE,
    }),
    sessions: openSessions(now),
    voices: { en: openVoice('en'), fr: openVoice('fr') },
    files: await readLook(),
    hosted:
      settings.CONNECT === undefined
        ? undefined
        : { connect: settings.CONNECT, ownUrl: new URL('/hosted', settings.REDIRECT_URI).href },
    now,
  })
  const server = createServer((request, response) => void app(request, response))
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
    if (process.connected) process.disconnect?.()
  }
  // Whoever started it is told when it listens; when they are gone, it ends too.
  process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop)
  server.once('error', fail).listen(settings.DEMO_APP_PORT, '127.0.0.1', () => {
    if (process.send && !process.connected) stop()
    else process.send?.('listening', undefined, undefined, () => {})
  })
}

async function readLook(): Promise<{ stylesheet: string; logo: string; hosted: string }> {
  const styles = await Promise.all(sheets.map((sheet) => readText(`look/${sheet}.css`)))
  return {
    stylesheet: styles.join('\n'),
    logo: await readText('look/logo.svg'),
    hosted: await readText('look/hosted.js'),
  }
}

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8')
}

function fail(error: unknown): void {
  const said =
    error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error)
  console.error(`Almanac cannot start: ${said}`)
  process.exit(1)
}

main().catch(fail)
