// Builds the client as a package of its own in dist/: JavaScript with its types, for Node without type stripping and bundlers.

import { execFile } from 'node:child_process'
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const ROOT = path.resolve(import.meta.dirname, '..')

const whole = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  type: z.string(),
  dependencies: z.record(z.string(), z.string()),
})

/** Gives the folder, ready for `npm pack`. Imports are the same as from the repository: `portage/client`. */
export async function buildClient(folder = path.join(ROOT, 'dist')): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  const options = ['-p', 'tsconfig.client.json', '--outDir', folder]
  await promisify(execFile)(path.join(ROOT, 'node_modules/.bin/tsc'), options, { cwd: ROOT })
  const { name, version, license, type, dependencies } = whole.parse(
    JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')),
  )
  const written = {
    name,
    version,
    license,
    type,
    description: 'The client of a Portage server: connects customers, reads their data, administers apps.',
    exports: {
      './client': { types: './portage-client.d.ts', default: './portage-client.js' },
      './client/*': { types: './*.d.ts', default: './*.js' },
    },
    files: ['*.js', '*.d.ts'],
    sideEffects: false,
    engines: { node: '>=20' },
    dependencies: { 'openid-client': dependencies['openid-client'] },
  }
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(written, undefined, 2)}\n`)
  await copyFile(path.join(ROOT, 'LICENSE'), path.join(folder, 'LICENSE'))
  await copyFile(path.join(ROOT, 'docs/client.md'), path.join(folder, 'README.md'))
  return folder
}

if (import.meta.main) console.log(`The client is in ${await buildClient()}: npm pack ./dist makes a package of it.`)
