// The embedded database: PGlite in a folder, created completely or not at all, with little memory.

import { existsSync, readdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Problem } from '../platform/problem.ts'
import { valueParsers } from './values.ts'

/** PGlite allocates shared buffers at once, and the system caches the files anyway; there is one connection only. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=4MB', '-c', 'max_connections=5']

const folderOf = (dataFolder: string): string => path.join(dataFolder, 'database')

/** Returns whether the folder of the database has files, complete or not. */
export function hasEmbedded(dataFolder: string): boolean {
  try {
    return readdirSync(folderOf(dataFolder)).length > 0
  } catch {
    return false
  }
}

/** Creates the database if there is none: under another name, then renamed, so that an interrupted start leaves no partial one. */
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

/** If one of these is missing, PGlite would create a new database over the remains of this one. */
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
