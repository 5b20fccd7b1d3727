// Builds the client's package in dist/: JavaScript with its types, for every maintained Node and every bundler.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const ROOT = path.resolve(import.meta.dirname, '..')

const packageJson = z.looseObject({ version: z.string(), license: z.string() })
const clientJson = packageJson.extend({ exports: z.record(z.string(), z.string()) })

/** Returns the folder, ready for `npm pack`. Throws if the client's version or license differs from the server's. */
export async function buildClient(folder = path.join(ROOT, 'dist')): Promise<string> {
  const [server, client] = [
    await readJson('package.json', packageJson),
    await readJson('client/package.json', clientJson),
  ]
  assert.deepEqual([client.version, client.license], [server.version, server.license], 'client/package.json is stale')
  await rm(folder, { recursive: true, force: true })
  const options = ['-p', 'tsconfig.client.json', '--outDir', folder]
  await promisify(execFile)(path.join(ROOT, 'node_modules/.bin/tsc'), options, { cwd: ROOT })
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(built(client), null, 2)}\n`)
  await copyFile(path.join(ROOT, 'LICENSE'), path.join(folder, 'LICENSE'))
  await copyFile(path.join(ROOT, 'docs/client.md'), path.join(folder, 'README.md'))
  return folder
}

/**
 * The package.json of what is built. In the workspace an export is the source itself; Node strips no types inside
 * `node_modules`, where a package goes.
 */
function built(client: z.infer<typeof clientJson>) {
  const exports = Object.entries(client.exports).map(([name, file]) => {
    if (!file.endsWith('.ts')) return [name, file]
    return [name, { types: file.replace(/\.ts$/, '.d.ts'), default: file.replace(/\.ts$/, '.js') }]
  })
  return { ...client, private: false, exports: Object.fromEntries(exports) as Readonly<Record<string, unknown>> }
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(path.join(ROOT, file), 'utf8')))
}

if (import.meta.main) console.log(`The client is in ${await buildClient()}: npm pack ./dist makes a package of it.`)
