// The demo's secret key: made at the first start and kept beside its data. In production the operator keeps it elsewhere.

import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Problem } from '../../platform/problem.ts'

/** The folder must exist. Throws a Problem `cannot_start`. */
export async function keepSecretKey(folder: string): Promise<Buffer> {
  const file = path.join(folder, 'secret.key')
  try {
    await writeFile(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) {
      throw new Problem('cannot_start', `${file} cannot be written. Give this user the right.`, { cause })
    }
  }
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
  if (key.length >= 32) return key
  throw new Problem('cannot_start', `${file} is damaged. Restore it, or remove the whole folder to begin anew.`)
}
