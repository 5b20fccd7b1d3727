// Builds the client as a package of its own in dist/: JavaScript with its types, for every Node that lives and every bundler.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFile, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const ROOT = path.resolve(import.meta.dirname, '..')

const described = z.object({
  version: z.string(),
  license: z.string(),
  dependencies: z.record(z.string(), z.string()),
})

/** Gives the folder, ready for `npm pack`. Throws where the client's package says another version than the whole's. */
export async function buildClient(folder = path.join(ROOT, 'dist')): Promise<string> {
  const [whole, client] = await Promise.all([readPackage('.'), readPackage('client')])
  const { version, license } = whole
  const name = 'openid-client'
  const dependencies = { [name]: whole.dependencies[name] }
  assert.deepEqual(client, { version, license, dependencies }, 'client/package.json is behind package.json')
  await rm(folder, { recursive: true, force: true })
  const options = ['-p', 'tsconfig.client.json', '--outDir', folder]
  await promisify(execFile)(path.join(ROOT, 'node_modules/.bin/tsc'), options, { cwd: ROOT })
  await copyFile(path.join(ROOT, 'client/package.json'), path.join(folder, 'package.json'))
  await copyFile(path.join(ROOT, 'LICENSE'), path.join(folder, 'LICENSE'))
  await copyFile(path.join(ROOT, 'docs/client.md'), path.join(folder, 'README.md'))
  return folder
}

async function readPackage(folder: string): Promise<z.infer<typeof described>> {
  return described.parse(JSON.parse(await readFile(path.join(ROOT, folder, 'package.json'), 'utf8')))
}

if (import.meta.main) console.log(`The client is in ${await buildClient()}: npm pack ./dist makes a package of it.`)
