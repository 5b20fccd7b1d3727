// Comparisons: deep ones see no difference between two Temporal values, so a test that makes one proves nothing.

import { isCallExpression, isPropertyAccessExpression } from 'typescript/unstable/ast/is'
import type { Node, SourceFile } from 'typescript/unstable/ast'
import { createVirtualFileSystem } from 'typescript/unstable/fs'
import { API, NodeBuilderFlags, type Checker, type Type } from 'typescript/unstable/sync'
import type { Finding } from './finding.ts'
import type { Sources } from './modules.ts'

const DEEP = new Set(['deepEqual', 'deepStrictEqual', 'partialDeepStrictEqual'])

/** How far inside a value we look. */
const DEEPEST = 5

/** Over the files of tsconfig.json, or over a made-up tree (path from the root -> text). */
export function checkComparisons(madeUp?: Sources): readonly Finding[] {
  const root = madeUp ? '/' : `${process.cwd()}/`
  const api = new API(madeUp ? { cwd: root, fs: createVirtualFileSystem(rooted(madeUp)) } : { cwd: root })
  try {
    const config = `${root}tsconfig.json`
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config)
    if (!project) throw new Error('tsconfig.json does not open')
    const files = project.rootFiles
      .map((path) => project.program.getSourceFile(path))
      .filter((file) => file !== undefined)
    return files.flatMap((file) => checkFile(file, file.fileName.slice(root.length), project.checker))
  } finally {
    api.close()
  }
}

function rooted(sources: Sources): Record<string, string> {
  const files = Object.entries(sources).map(([path, text]) => [`/${path}`, text] as const)
  const config = { compilerOptions: { noLib: true, types: [], noEmit: true }, files: files.map(([path]) => path) }
  return { ...Object.fromEntries(files), '/tsconfig.json': JSON.stringify(config) }
}

function checkFile(file: SourceFile, path: string, checker: Checker): Finding[] {
  const findings: Finding[] = []
  const visit = (node: Node): void => {
    node.forEachChild(visit)
    if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return
    const { name } = node.expression
    const compared = node.arguments.slice(0, 2).map((argument) => checker.getTypeAtLocation(argument))
    if (!DEEP.has(name.text) || !compared.some((type) => holdsTemporal(type, checker, new Set()))) return
    const line = file.getLineAndCharacterOfPosition(name.getStart(file)).line + 1
    findings.push({ path, line, message: `${name.text} calls any two Temporal values equal: compare their text` })
  }
  if (file.text.includes('deep') || file.text.includes('Deep')) visit(file)
  return findings
}

function holdsTemporal(type: Type | undefined, checker: Checker, above: ReadonlySet<number>): boolean {
  if (!type || above.has(type.id) || above.size === DEEPEST) return false
  const path = new Set([...above, type.id])
  if (checker.typeToString(type, undefined, NodeBuilderFlags.UseFullyQualifiedType).startsWith('Temporal.')) return true
  return partsOf(type, checker).some((part) => holdsTemporal(part, checker, path))
}

/** What a deep comparison goes into. */
function partsOf(type: Type, checker: Checker): readonly (Type | undefined)[] {
  if (type.isUnionType() || type.isIntersectionType()) return type.getTypes()
  if (type.isTypeReference() && checker.getTypeArguments(type).length > 0) return checker.getTypeArguments(type)
  if (!type.isObjectType()) return []
  return checker.getTypeOfSymbol(checker.getPropertiesOfType(type))
}
