// Comparisons and sums of Temporal values that the compiler lets pass: deep comparisons see no difference between two values,
// so a test that makes one proves nothing; and an instant knows no days, so a sum with some throws when it is made.

import { isCallExpression, isPropertyAccessExpression } from 'typescript/unstable/ast/is'
import type { Expression, Node, PropertyAccessExpression, SourceFile } from 'typescript/unstable/ast'
import { createVirtualFileSystem } from 'typescript/unstable/fs'
import { API, NodeBuilderFlags, SymbolFlags, type Checker, type Type } from 'typescript/unstable/sync'
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
    const check = DEEP.has(node.expression.name.text) ? checkComparison : checkSum
    const message = check(node.expression, node.arguments, checker)
    if (message === undefined) return
    const line = file.getLineAndCharacterOfPosition(node.expression.name.getStart(file)).line + 1
    findings.push({ path, line, message })
  }
  if (/deep|Deep|\.add\(|\.subtract\(/.test(file.text)) visit(file)
  return findings
}

type Check = (called: PropertyAccessExpression, given: readonly Expression[], checker: Checker) => string | undefined

const checkComparison: Check = ({ name }, given, checker) => {
  const types = given.slice(0, 2).map((argument) => checker.getTypeAtLocation(argument))
  if (!types.some((type) => holdsTemporal(type, checker, new Set()))) return undefined
  return `${name.text} calls any two Temporal values equal: compare their text`
}

/** An instant has no calendar: what is longer than hours is counted in them, or in a zone. */
const checkSum: Check = ({ name, expression: of }, [added], checker) => {
  if (!added || (name.text !== 'add' && name.text !== 'subtract')) return undefined
  if (nameOf(checker.getTypeAtLocation(of), checker) !== 'Temporal.Instant') return undefined
  const duration = checker.getTypeAtLocation(added)
  // A unit that may be absent is of a duration from elsewhere: it is not written here.
  const units = (duration ? checker.getPropertiesOfType(duration) : []).filter(
    ({ flags }) => !(flags & SymbolFlags.Optional),
  )
  const wrong = units.map((unit) => unit.name).filter((unit) => /^(years|months|weeks|days)$/.test(unit))
  if (wrong.length === 0) return undefined
  return `an instant cannot ${name.text} ${wrong.join(', ')}: count hours, or do it in a zone`
}

function holdsTemporal(type: Type | undefined, checker: Checker, above: ReadonlySet<number>): boolean {
  if (!type || above.has(type.id) || above.size === DEEPEST) return false
  const path = new Set([...above, type.id])
  if (nameOf(type, checker)?.startsWith('Temporal.')) return true
  return partsOf(type, checker).some((part) => holdsTemporal(part, checker, path))
}

function nameOf(type: Type | undefined, checker: Checker): string | undefined {
  return type && checker.typeToString(type, undefined, NodeBuilderFlags.UseFullyQualifiedType)
}

/** What a deep comparison goes into. */
function partsOf(type: Type, checker: Checker): readonly (Type | undefined)[] {
  if (type.isUnionType() || type.isIntersectionType()) return type.getTypes()
  if (type.isTypeReference() && checker.getTypeArguments(type).length > 0) return checker.getTypeArguments(type)
  if (!type.isObjectType()) return []
  return checker.getTypeOfSymbol(checker.getPropertiesOfType(type))
}
