// Results: what the last recorded run of the suite found, kept in git, from which docs/compatibility.md is written.

import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Outcomes } from './code-base.ts'

const FILE = new URL('results.json', import.meta.url)

/** What a run has found so far: a file for each code base, because several of them are tried at once. */
const FOUND = path.resolve('node_modules/.cache/compatibility/found')

/** By name of the code base. */
export type Results = Readonly<Record<string, Outcomes>>

export async function readResults(): Promise<Results> {
  return JSON.parse(await readFile(FILE, 'utf8').catch(() => '{}')) as Results
}

export async function keepFound(name: string, outcomes: Outcomes): Promise<void> {
  await mkdir(FOUND, { recursive: true })
  await writeFile(path.join(FOUND, `${encodeURIComponent(name)}.json`), JSON.stringify({ [name]: outcomes }))
}

/** Writes what was found into the record, in the order of these names. What was skipped stays as it was. */
export async function mergeFound(names: readonly string[]): Promise<void> {
  const files = await Array.fromAsync(glob('*.json', { cwd: FOUND }))
  const found = await Promise.all(files.map((file) => readFile(path.join(FOUND, file), 'utf8')))
  const all = [await readResults(), ...found.map((text) => JSON.parse(text) as Results)]
  const merged = new Map(all.flatMap((results) => Object.entries(results)))
  const record = names.flatMap((name) => (merged.has(name) ? [[name, merged.get(name)] as const] : []))
  await writeFile(FILE, `${JSON.stringify(Object.fromEntries(record), undefined, 2)}\n`)
  await rm(FOUND, { recursive: true, force: true })
}
