// The demo's log file: the screen is for the greeting.

import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { Problem } from '../../platform/problem.ts'

/** Throws a Problem `cannot_start` if the folder cannot be written. */
export function openLogFile(folder: string): { write(line: string): void; close(): void } {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = openSync(path.join(folder, 'portage.log'), 'a', 0o600)
    return { write: (line) => void writeSync(file, line), close: () => closeSync(file) }
  } catch (cause) {
    const detail = `The data folder ${folder} cannot be written. Give this user the right, or name another with DATA_FOLDER.`
    throw new Problem('cannot_start', detail, { cause })
  }
}
