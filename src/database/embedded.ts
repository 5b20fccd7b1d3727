// The embedded database: PGlite in a folder, made whole or not at all, and kept small in memory.

import { existsSync, readdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Problem } from '../platform/problem.ts'
import { valueParsers } from './values.ts'

/** Taken at once and whole: the system keeps the files in memory already, and there is one connection only. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=4MB', '-c', 'max_connections=5']

const folderOf = (dataFolder: string): string => path.join(dataFolder, 'database')

/** Whether there is one, whole or not. */
export function hasEmbedded(dataFolder: string): boolean {
  try {
    return readdirSync(folderOf(dataFolder)).length > 0
  } catch {
    return false
  }
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
  demandFiles(folder)
  return PGlite.create({ dataDir: folder, startParams, parsers: valueParsers })
}

/** Without them PGlite would make a new database over what is left of this one. */
const NEEDED = ['PG_VERSION', 'global/pg_control', 'base', 'pg_wal', 'pg_xact']

function demandFiles(folder: string): void {
  for (const name of NEEDED) {
    if (!existsSync(path.join(folder, name))) throw damaged(folder, `${name} is missing`)
  }
}

function damaged(folder: string, how: string): Problem {
  const detail = `The database in ${folder} is damaged: ${how}. Nothing was changed. Restore a backup, or name another folder.`
  return new Problem('cannot_start', detail)
}
