// Modules: the imports, exports and names of each TypeScript file, read by the compiler's own parser.

import path from 'node:path'
import {
  isClassDeclaration,
  isExportDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isImportDeclaration,
  isNamedExports,
  isNamedImports,
  isStringLiteralLikeNode,
  isTypeAliasDeclaration,
  isVariableStatement,
} from 'typescript/unstable/ast/is'
import { SyntaxKind, type Node, type SourceFile } from 'typescript/unstable/ast'
import { createVirtualFileSystem } from 'typescript/unstable/fs'
import { API } from 'typescript/unstable/sync'

export type Import = {
  /** A path from the root, for a file of ours; as it is written, for a package. */
  readonly of: string
  /** `undefined` if everything is imported. */
  readonly names: readonly string[] | undefined
  readonly line: number
}

export type Export = {
  readonly name: string
  readonly isType: boolean
  /** Whether the rest of its own file uses it. */
  readonly isUsedInside: boolean
  readonly line: number
}

export type Module = {
  /** The path from the root, with slashes. */
  readonly path: string
  readonly imports: readonly Import[]
  readonly exports: readonly Export[]
  /** Paths of other modules that it names in a text, for instance to start them. */
  readonly mentions: readonly string[]
  /** Whether it does something when it is started by itself. */
  readonly isEntry: boolean
}

export type Sources = Readonly<Record<string, string>>

/** @param sources path from the root -> text. */
export function readModules(sources: Sources): readonly Module[] {
  const paths = Object.keys(sources)
  const rooted = Object.fromEntries(paths.map((file) => [`/${file}`, sources[file] ?? '']))
  const compilerOptions = { noLib: true, noResolve: true, noEmit: true, types: [], allowImportingTsExtensions: true }
  const project = '/tsconfig.json'
  const api = new API({
    cwd: '/',
    fs: createVirtualFileSystem({
      ...rooted,
      [project]: JSON.stringify({ compilerOptions, files: Object.keys(rooted) }),
    }),
  })
  try {
    const program = api.updateSnapshot({ openProjects: [project] }).getProject(project)?.program
    const files = paths.map((file) => program?.getSourceFile(`/${file}`))
    return files.filter((file) => file !== undefined).map((file) => readModule(file, sources))
  } finally {
    api.close()
  }
}

function readModule(file: SourceFile, sources: Sources): Module {
  const own = file.fileName.slice(1)
  const uses = new Map<string, number>()
  const mentions: string[] = []
  const visit = (node: Node): void => {
    if (isIdentifier(node)) uses.set(node.text, (uses.get(node.text) ?? 0) + 1)
    else if (isStringLiteralLikeNode(node) && node.text.endsWith('.ts')) {
      const named = [resolve(own, `./${node.text}`), node.text].find((candidate) => candidate in sources)
      if (named !== undefined) mentions.push(named)
    }
    node.forEachChild(visit)
  }
  visit(file)
  return {
    path: own,
    imports: importsOf(file, own),
    exports: exportsOf(file, uses),
    mentions,
    isEntry: file.text.includes('import.meta.main'),
  }
}

function importsOf(file: SourceFile, own: string): Import[] {
  return file.imports.filter(isStringLiteralLikeNode).map((specifier) => ({
    of: resolve(own, specifier.text),
    names: namesTaken(specifier.parent),
    line: lineOf(file, specifier),
  }))
}

function namesTaken(statement: Node): readonly string[] | undefined {
  if (isImportDeclaration(statement)) {
    const bindings = statement.importClause?.namedBindings
    if (!bindings) return statement.importClause ? ['default'] : []
    return isNamedImports(bindings)
      ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
      : undefined
  }
  if (isExportDeclaration(statement) && statement.exportClause && isNamedExports(statement.exportClause)) {
    return statement.exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
  }
  return undefined
}

function exportsOf(file: SourceFile, uses: ReadonlyMap<string, number>): Export[] {
  return file.statements.flatMap((statement) => {
    if (!isExported(statement)) return []
    const isType = isTypeAliasDeclaration(statement)
    return namesDeclared(statement).map((name) => ({
      name,
      isType,
      isUsedInside: (uses.get(name) ?? 0) > 1,
      line: lineOf(file, statement),
    }))
  })
}

function isExported(statement: Node): boolean {
  if (!('modifiers' in statement) || !Array.isArray(statement.modifiers)) return false
  return statement.modifiers.some((modifier: Node) => modifier.kind === SyntaxKind.ExportKeyword)
}

function namesDeclared(statement: Node): readonly string[] {
  if (isVariableStatement(statement)) {
    return statement.declarationList.declarations
      .map(({ name }) => name)
      .filter(isIdentifier)
      .map(({ text }) => text)
  }
  if (isFunctionDeclaration(statement) || isClassDeclaration(statement) || isTypeAliasDeclaration(statement)) {
    return statement.name ? [statement.name.text] : []
  }
  return []
}

function lineOf(file: SourceFile, node: Node): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
}

function resolve(own: string, specifier: string): string {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(own), specifier) : specifier
}
