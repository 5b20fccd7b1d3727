// What the example keeps between two starts: the credit union's keys and secrets, and the client at the FDX bank.

import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'

const client = z.object({ clientId: z.string(), clientSecret: z.string(), redirectUri: z.string() })

const shape = z.object({
  /** The signing key of the credit union's OpenID provider. */
  signingKey: z.record(z.string(), z.unknown()),
  cookieKey: z.string(),
  /** Of Portage at the credit union. */
  clientSecret: z.string(),
  totpSeed: z.string(),
  readerPassword: z.string(),
  /** Portage as a recipient of the second Portage. */
  fdxClient: client.optional(),
})

export type Kept = z.infer<typeof shape>
export type FdxClient = z.infer<typeof client>

const nameOf = (folder: string): string => path.join(folder, 'example.json')

/** Makes what there is not yet. The folder must exist. */
export async function readKept(folder: string): Promise<Kept> {
  const text = await readFile(nameOf(folder), 'utf8').catch(() => undefined)
  if (text !== undefined) return shape.parse(JSON.parse(text))
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const kept = {
    signingKey: { ...(await exportJWK(privateKey)), kid: `tern-${secret(4)}`, alg: 'RS256', use: 'sig' },
    cookieKey: secret(32),
    clientSecret: secret(32),
    totpSeed: secret(32),
    readerPassword: secret(16),
  }
  await writeKept(folder, kept)
  return kept
}

/** Writes another file and renames it, so that nobody finds half a file. */
export async function writeKept(folder: string, kept: Kept): Promise<void> {
  const beside = `${nameOf(folder)}.new`
  await writeFile(beside, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600 })
  await rename(beside, nameOf(folder))
}

function secret(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}
