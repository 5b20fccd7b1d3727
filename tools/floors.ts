// Floors: imports only go down the layout of STYLE.md, never in circles, and nothing lies about unused.

import { readModules, type Import, type Module, type Sources } from './modules.ts'
import type { Finding } from './finding.ts'

const FLOORS = [
  'main',
  'commands',
  'app',
  'options',
  'api',
  'pages',
  'jobs',
  'operations',
  'connectors',
  'domain',
  'fdx',
  'database',
  'platform',
]

/** A noun of the domain imports only nouns before it. */
const NOUNS = [
  'journal',
  'events',
  'keys',
  'operators',
  'organizations',
  'providers',
  'grants',
  'trips',
  'customers',
  'names',
  'clients',
  'logos',
  'recipients',
  'registrations',
  'connect',
  'deliveries',
  'notifications',
  'webhooks',
  'consents',
  'logins',
  'shares',
  'tokens',
  'authorizations',
  'visits',
  'retrieval',
  'trials',
  'secret-keys',
]

/** The standard is described whole, and the client is for apps that we do not see, whoever reads a part of it today. */
const WHOLE = /^(src\/fdx|client)\//

/** A folder of the sandbox imports only folders before it. */
const SANDBOX = ['bank', 'life', 'documents', 'reads', 'sign-in']

/** What every connector of a bank elsewhere stands on: each imports only those before it. The rest of `connectors/` are kinds of banks. */
const BENEATH_CONNECTORS = ['trouble', 'http', 'openid']

/** Says why this import may not be; undefined when it may. */
type ImportRule = (from: string, to: string) => string | undefined

const IMPORT_RULES: readonly ImportRule[] = [
  goesUp,
  leavesTheServer,
  goesSideways,
  goesToALaterNoun,
  goesToALaterFolder,
  bindsAStranger,
]

export function checkFloors(sources: Sources): readonly Finding[] {
  const modules = readModules(sources)
  return [
    ...modules.flatMap(checkPlace),
    ...modules.flatMap(checkImports),
    ...findCircles(modules),
    ...findUnused(modules),
  ]
}

/** A test may use whatever proves its point; the rules are for what runs. */
function checkImports({ path, imports }: Module): Finding[] {
  if (isTest(path)) return []
  return imports.flatMap(({ of, line }) =>
    IMPORT_RULES.map((rule) => rule(path, of))
      .filter((message) => message !== undefined)
      .map((message) => ({ path, line, message })),
  )
}

function checkPlace({ path }: Module): Finding[] {
  if (path.startsWith('src/') && floorOf(path) < 0) {
    return [{ path, line: 1, message: `src/${floorName(path)} is no floor of STYLE.md: move the file to one` }]
  }
  if (path.startsWith('src/domain/') && nounOf(path) < 0) {
    return [{ path, line: 1, message: 'this noun of the domain is not in the list of STYLE.md: give it a place there' }]
  }
  return []
}

function goesUp(from: string, to: string): string | undefined {
  if (!from.startsWith('src/') || floorOf(to) < 0 || floorOf(from) <= floorOf(to)) return undefined
  return `imports ${to}, a floor up: move what is needed down, or take it as a parameter`
}

function leavesTheServer(from: string, to: string): string | undefined {
  if (!from.startsWith('src/') || !/^(test|tools|bench|demo|client)\//.test(to)) return undefined
  return `imports ${to}: the server imports nothing outside src/`
}

function goesSideways(from: string, to: string): string | undefined {
  const [, kind, folder] = /^src\/(api|connectors)\/([^/]+)\//.exec(from) ?? []
  const [, otherKind, otherFolder] = /^src\/(api|connectors)\/([^/]+)\//.exec(to) ?? []
  if (kind === undefined || kind !== otherKind || folder === otherFolder) return undefined
  if (kind === 'connectors' && isBeneath(otherFolder, folder)) return undefined
  return `imports ${to}: folders of ${kind}/ never import each other; what both need belongs to a floor below`
}

function isBeneath(lower = '', upper = ''): boolean {
  const [place, above] = [BENEATH_CONNECTORS.indexOf(lower), BENEATH_CONNECTORS.indexOf(upper)]
  return place >= 0 && (above < 0 || place < above)
}

function goesToALaterNoun(from: string, to: string): string | undefined {
  if (!from.startsWith('src/domain/') || !to.startsWith('src/domain/') || nounOf(from) >= nounOf(to)) return undefined
  return `imports ${to}: a noun imports only nouns before it in the list of STYLE.md`
}

function goesToALaterFolder(from: string, to: string): string | undefined {
  const [own, other] = [sandboxFolderOf(from), sandboxFolderOf(to)]
  if (own < 0 || other < 0 || own >= other) return undefined
  return `imports ${to}: a folder of the sandbox imports only those before it (${SANDBOX.join(', ')})`
}

function bindsAStranger(from: string, to: string): string | undefined {
  if (!/^(demo|client)\//.test(from) || !to.startsWith('src/')) return undefined
  return `imports ${to}: ${from.startsWith('demo/') ? 'the demo app' : 'the client'} is a stranger to the server and knows it only by wire`
}

/** Each circle once, at the first of its files by name. */
function findCircles(modules: readonly Module[]): Finding[] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  return modules.flatMap((module) => {
    const way = wayBack(module, byPath)
    if (!way || way.toSorted()[0] !== module.path) return []
    const message = `imports in a circle (${[...way, module.path].join(' -> ')}): move what is shared below both`
    return [{ path: module.path, line: way[1] === undefined ? 1 : lineOfImport(module, way[1]), message }]
  })
}

/** The shortest way along imports from a module back to itself. */
function wayBack(start: Module, byPath: ReadonlyMap<string, Module>): readonly string[] | undefined {
  const ways: string[][] = [[start.path]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const { of } of byPath.get(way.at(-1) ?? '')?.imports ?? []) {
      if (of === start.path) return way
      if (seen.has(of) || !byPath.has(of)) continue
      seen.add(of)
      ways.push([...way, of])
    }
  }
  return undefined
}

function findUnused(modules: readonly Module[]): Finding[] {
  const reached = reachable(modules)
  const takers = Map.groupBy(
    modules.flatMap(({ path, imports }) => imports.map((taken) => ({ path, taken }))),
    ({ taken }) => taken.of,
  )
  return modules.flatMap((module) => {
    const { path, exports } = module
    if (!reached.has(path))
      return [{ path, line: 1, message: 'nothing that runs imports this file: delete it, or use it' }]
    if (WHOLE.test(path)) return []
    return exports
      .filter((exported) => {
        const taking = (takers.get(path) ?? []).filter(({ taken }) => takes(taken, exported.name))
        const byOthers = taking.some((taker) => taker.path !== testOf(path))
        return !byOthers && !(exported.isUsedInside && (exported.isType || taking.length > 0))
      })
      .map(({ name, line }) => ({ path, line, message: `nobody imports ${name}: delete it, or drop its export` }))
  })
}

/** From what is started by itself, from what the package gives out, and from every test; but a file's own test does not keep it alive. */
function reachable(modules: readonly Module[]): ReadonlySet<string> {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const reached = new Set(modules.filter(isRoot).map(({ path }) => path))
  for (const path of reached) {
    const { imports = [], mentions = [] } = byPath.get(path) ?? {}
    for (const next of [...imports.map(({ of }) => of), ...mentions]) {
      if (byPath.has(next) && testOf(next) !== path) reached.add(next)
    }
  }
  return reached
}

function isRoot({ path, isEntry }: Module): boolean {
  return isEntry || isTest(path) || path.startsWith('client/') || /(^|\/)(main|run|check)\.ts$/.test(path)
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.startsWith('test/')
}

function testOf(path: string): string {
  return path.replace(/\.ts$/, '.test.ts')
}

function takes({ names }: Import, name: string): boolean {
  return names === undefined || names.includes(name)
}

function lineOfImport(module: Module, of: string): number {
  return module.imports.find((taken) => taken.of === of)?.line ?? 1
}

function floorName(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? ''
}

function floorOf(path: string): number {
  return path.startsWith('src/') ? FLOORS.indexOf(floorName(path)) : -1
}

function nounOf(path: string): number {
  return NOUNS.indexOf(path.split('/')[2] ?? '')
}

function sandboxFolderOf(path: string): number {
  const [, folder = ''] = /^src\/connectors\/sandbox\/([^/]+)\//.exec(path) ?? []
  return SANDBOX.indexOf(folder)
}
