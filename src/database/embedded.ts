// The embedded database: PGlite in a folder, made whole or not at all, and kept small in memory.

import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { valueParsers } from './values.ts'

/** Taken at once and whole: the system keeps the files in memory already, and there is one connection only. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=4MB', '-c', 'max_connections=5']

const folderOf = (dataFolder: string): string => path.join(dataFolder, 'database')

export function hasEmbedded(dataFolder: string): boolean {
  return existsSync(folderOf(dataFolder))
}

/** Made when it is not there yet: under another name, and moved, so that a start broken off leaves no half a database. */
export async function openEmbedded(dataFolder: string): Promise<PGlite> {
  const folder = folderOf(dataFolder)
  if (!hasEmbedded(dataFolder)) {
    const unfinished = `${folder}.unfinished`
    await rm(unfinished, { recursive: true, force: true })
    const pglite = await PGlite.create({ dataDir: unfinished, startParams })
    await pglite.close()
    await rename(unfinished, folder)
  }
  return PGlite.create({ dataDir: folder, startParams, parsers: valueParsers })
}
