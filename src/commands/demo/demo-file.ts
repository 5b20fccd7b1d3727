// data/demo.json: what the demo prints, for scripts. Scripts depend on its shape; only its owner can read it.

import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const demoFile = z.object({
  issuer: z.string(),
  demoApp: z.string(),
  recipient: z.object({
    client_id: z.string(),
    client_secret: z.string(),
    redirect_uri: z.string(),
    scope: z.string(),
  }),
  partner: z.object({ client_id: z.string(), client_secret: z.string() }),
  organization: z.object({
    customerId: z.string(),
    apiSecret: z.string(),
    secretKey: z.string(),
    xApiKey: z.string(),
  }),
  operator: z.object({ username: z.string(), password: z.string(), totp_secret: z.string() }),
  users: z.array(z.object({ provider_id: z.number(), username: z.string(), password: z.string(), says: z.string() })),
})

export type DemoFile = z.infer<typeof demoFile>

const nameOf = (folder: string): string => path.join(folder, 'demo.json')

/** Returns `undefined` if there is no file, or it is damaged. */
export async function readDemoFile(folder: string): Promise<DemoFile | undefined> {
  try {
    return demoFile.parse(JSON.parse(await readFile(nameOf(folder), 'utf8')))
  } catch {
    return undefined
  }
}

/** Writes another file and renames it, so that no reader finds half a file. */
export async function writeDemoFile(folder: string, content: DemoFile): Promise<void> {
  const beside = `${nameOf(folder)}.new`
  await writeFile(beside, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 })
  await chmod(beside, 0o600)
  await rename(beside, nameOf(folder))
}
