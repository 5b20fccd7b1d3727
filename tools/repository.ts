// Repository: the files that git tracks or would add, as the checks read them.

import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

export type File = {
  /** The path from the root, with slashes. */
  readonly path: string
  /** Empty when the file is not text. */
  readonly text: string
  /** In bytes. */
  readonly size: number
}

/** Paths of the files that git has or would take, without scratch files (`.try.ts`). */
export async function repositoryPaths(): Promise<readonly string[]> {
  const arguments_ = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const { stdout } = await promisify(execFile)('git', arguments_, { maxBuffer: 1 << 26 })
  return stdout.split('\0').filter((file) => file !== '' && !/(^|\/)\.[^/]+\.ts$/.test(file))
}

export async function readRepository(): Promise<readonly File[]> {
  const files = await Promise.all((await repositoryPaths()).map(readRepositoryFile))
  return files.filter((file) => file !== undefined)
}

const BINARY = new Set(['.png', '.jpg', '.ico', '.pdf', '.woff2', '.gz', '.webp'])

/** Returns `undefined` if the file was deleted and git still lists it. */
async function readRepositoryFile(file: string): Promise<File | undefined> {
  const status = await stat(file).catch(() => undefined)
  if (!status?.isFile()) return undefined
  const text = BINARY.has(path.extname(file)) ? '' : await readFile(file, 'utf8')
  return { path: file, text, size: status.size }
}
