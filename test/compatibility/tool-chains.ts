// Tool chains: makes the programs of the suite ready, each with its packages, in a folder that git ignores.

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const PROGRAMS = path.resolve('test/compatibility/programs')
const CACHE = path.resolve('node_modules/.cache/compatibility')

/** An installation that takes longer is given up. */
const LONGEST_MS = 600_000

/** Why a tool chain is not there, or what went wrong when its packages were installed: the code base is skipped in words. */
export class NotReady extends Error {}

export type Ready = { readonly command: string; readonly arguments: readonly string[] }

type Recipe = {
  /** Which programs must be there, each with an argument that does nothing. */
  readonly needs: readonly (readonly [string, string])[]
  readonly name: string
  /** What the folder is made of: another text makes it anew. */
  readonly of: string
  readonly prepare: (folder: string) => Promise<unknown>
}

async function ready({ needs, name, of, prepare }: Recipe): Promise<string> {
  for (const [command, argument] of needs) {
    await run(command, [argument]).catch(() => {
      throw new NotReady(`${command} is not installed`)
    })
  }
  const folder = path.join(CACHE, name)
  const mark = createHash('sha256').update(of).digest('hex')
  const stamp = path.join(folder, 'made-of')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === mark) return folder
  await mkdir(folder, { recursive: true })
  await prepare(folder).catch((error: unknown) => {
    throw new NotReady(`its packages could not be installed: ${String(error).split('\n').slice(0, 3).join(' ')}`)
  })
  await writeFile(stamp, mark)
  return folder
}

function run(command: string, given: readonly string[], cwd?: string): Promise<unknown> {
  return promisify(execFile)(command, [...given], { timeout: LONGEST_MS, maxBuffer: 1 << 26, ...(cwd && { cwd }) })
}

const PYTHON_PACKAGES = ['pyflinks==0.1.2', 'flinks==0.1.0a2', 'Authlib==1.9.10', 'requests==2.32.5']

export async function python(program: string, ...given: readonly string[]): Promise<Ready> {
  const folder = await ready({
    needs: [['python3', '--version']],
    name: 'python',
    of: PYTHON_PACKAGES.join(' '),
    async prepare(folder) {
      await run('python3', ['-m', 'venv', '--clear', folder])
      await run(path.join(folder, 'bin/pip'), ['install', '--quiet', ...PYTHON_PACKAGES])
    },
  })
  return { command: path.join(folder, 'bin/python'), arguments: [path.join(PROGRAMS, program), ...given] }
}

const GO_MODULE = 'golang.org/x/oauth2@v0.38.0'

export async function go(): Promise<Ready> {
  const source = path.join(PROGRAMS, 'code-flow.go')
  const folder = await ready({
    needs: [['go', 'version']],
    name: 'go',
    of: `${GO_MODULE} ${await readFile(source, 'utf8')}`,
    async prepare(folder) {
      await cp(source, path.join(folder, 'main.go'))
      await writeFile(path.join(folder, 'go.mod'), 'module compatibility\n\ngo 1.23\n')
      await run('go', ['get', GO_MODULE], folder)
      await run('go', ['build', '-o', 'program', '.'], folder)
    },
  })
  return { command: path.join(folder, 'program'), arguments: [] }
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>portage</groupId><artifactId>compatibility</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.nimbusds</groupId><artifactId>oauth2-oidc-sdk</artifactId><version>11.26</version></dependency>
  </dependencies>
</project>
`

export async function java(): Promise<Ready> {
  const source = path.join(PROGRAMS, 'code-flow.java')
  const folder = await ready({
    needs: [
      ['javac', '-version'],
      ['mvn', '--version'],
    ],
    name: 'java',
    of: `${POM} ${await readFile(source, 'utf8')}`,
    async prepare(folder) {
      await writeFile(path.join(folder, 'pom.xml'), POM)
      await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=jars'], folder)
      await cp(source, path.join(folder, 'CodeFlow.java'))
      await run('javac', ['-cp', 'jars/*', '-d', 'classes', 'CodeFlow.java'], folder)
    },
  })
  return { command: 'java', arguments: ['-cp', `${folder}/classes:${folder}/jars/*`, 'CodeFlow'] }
}

const CARGO = `[package]
name = "compatibility"
version = "0.1.0"
edition = "2021"

[dependencies]
oauth2 = { version = "=5.0.0", default-features = false, features = ["ureq"] }
ureq = { version = "2", default-features = false, features = ["json"] }
serde_json = "1"
`

export async function rust(): Promise<Ready> {
  const source = path.join(PROGRAMS, 'code-flow.rs')
  const folder = await ready({
    needs: [['cargo', '--version']],
    name: 'rust',
    of: `${CARGO} ${await readFile(source, 'utf8')}`,
    async prepare(folder) {
      await mkdir(path.join(folder, 'src'), { recursive: true })
      await writeFile(path.join(folder, 'Cargo.toml'), CARGO)
      await cp(source, path.join(folder, 'src/main.rs'))
      await run('cargo', ['build', '--quiet'], folder)
    },
  })
  return { command: path.join(folder, 'target/debug/compatibility'), arguments: [] }
}
