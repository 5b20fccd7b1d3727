// Tidy: the rules that need no parser, over every file of the repository. What needs one is oxlint's and floors' part.

import path from 'node:path'
import type { Finding } from './finding.ts'
import type { File } from './repository.ts'

export type Rule = {
  readonly name: string
  /** What to do about it. */
  readonly advice: string
  /** The lines, from 1, that break the rule; a rule about the whole file gives 1. */
  readonly broken: (file: File) => readonly number[]
}

const MAX_LINES = 400
const LONGEST_LINE = 140
const MAX_BYTES = 1 << 20

const DRAWERS = new Set(
  'util utils helper helpers shared common lib core types manager managers service services'.split(' '),
)

export const rules: readonly Rule[] = [
  {
    name: 'file length',
    advice: `has more than ${MAX_LINES} lines: find the second noun in it and give that a file`,
    broken: (file) => (isWrittenByHand(file) && lines(file).length > MAX_LINES + 1 ? [1] : []),
  },
  {
    name: 'line length',
    advice: `has more than ${LONGEST_LINE} characters: break it, or say it shorter`,
    broken: (file) => (isWrittenByHand(file) ? linesWhere(file, isTooLong) : []),
  },
  {
    name: 'opening comment',
    advice:
      'begins without a // comment of one sentence: say what the file owns, and end with a period or a question mark',
    broken: (file) => (file.path.endsWith('.ts') && !/[.?]$/.test(openingComment(file)) ? [1] : []),
  },
  {
    name: 'file name',
    advice: 'is not in kebab-case: rename it',
    broken: (file) => (file.path.split('/').slice(1).every(isKebabCase) ? [] : [1]),
  },
  {
    name: 'drawer',
    advice: 'is in a drawer (a name that fits anything): if a function has no home, its noun is missing',
    broken: (file) => (file.path.split('/').some((part) => DRAWERS.has(part.replace(/\..*$/, ''))) ? [1] : []),
  },
  {
    name: 'barrel',
    advice: 'exports what another file owns: import it from there',
    broken: (file) =>
      file.path.endsWith('.ts') ? linesWhere(file, (line) => /^export (type )?(\*|\{[^}]*\} from\b)/.test(line)) : [],
  },
  {
    name: 'leftover',
    advice: 'is a note to ourselves: do it now, or open an issue and delete the note',
    broken: (file) => linesWhere(file, (line) => LEFTOVER.test(line)),
  },
  {
    name: 'path of a machine',
    advice: 'names a folder of one machine: make it relative, or read it from an option',
    broken: (file) => linesWhere(file, (line) => MACHINE_PATH.test(line)),
  },
  {
    name: 'registry',
    advice: 'names a package registry: leave it out, so that everyone installs from their own',
    broken: (file) =>
      linesWhere(file, (line) => REGISTRY.test(line) || (isLockFile(file) && /"resolved": "http/.test(line))),
  },
  {
    name: 'heading',
    advice: 'is a page without exactly one heading of the first level: a page has one subject',
    broken: (file) => (file.path.endsWith('.md') && headings(file) !== 1 ? [1] : []),
  },
  {
    name: 'file size',
    advice: 'is larger than 1 MiB: a repository is cloned by everyone, keep it elsewhere',
    broken: (file) => (file.size > MAX_BYTES ? [1] : []),
  },
]

// One letter of each stands in brackets, so that this file keeps its own rules.
const LEFTOVER = /\b(TOD[O]|FIXM[E]|X[X]X)\b/
const MACHINE_PATH = /(^|[\s"'`(=:])\/(work|home|root|Users)\/\w/
const REGISTRY = /registry\.np[m]js|np[m]js\.(org|com)|artifac[t]ory|verdacci[o]/i

export function checkTidy(files: readonly File[]): readonly Finding[] {
  return files.flatMap((file) =>
    rules.flatMap(({ name, advice, broken }) =>
      broken(file).map((line) => ({ path: file.path, line, message: `${advice} (${name})` })),
    ),
  )
}

/** Not written by a tool, and code: prose is as long as it has to be. */
function isWrittenByHand({ path: file }: File): boolean {
  return (
    /\.(ts|sql|css|json|sh|ya?ml)$/.test(file) &&
    !isLockFile({ path: file }) &&
    !file.startsWith('src/database/schema.') &&
    file !== 'docs/openapi.json' &&
    file !== 'test/compatibility/results.json' &&
    file !== 'src/database/tables.ts' &&
    file !== 'client/wire.ts'
  )
}

function isLockFile({ path: file }: Pick<File, 'path'>): boolean {
  return path.basename(file) === 'package-lock.json'
}

/** The lines of `//` that a file begins with, as one text. */
function openingComment(file: File): string {
  const all = lines(file)
  const end = all.findIndex((line) => !line.startsWith('// '))
  return all.slice(0, end < 0 ? all.length : end).join(' ')
}

function isKebabCase(part: string): boolean {
  return /^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(part)
}

/** Returns the number of headings of the first level, outside of code. */
function headings(file: File): number {
  return file.text.replaceAll(/^```[^]*?^```/gm, '').match(/^# /gm)?.length ?? 0
}

function lines({ text }: File): string[] {
  return text.split('\n')
}

function linesWhere(file: File, isBroken: (line: string) => boolean): number[] {
  return lines(file).flatMap((line, index) => (isBroken(line) ? [index + 1] : []))
}

/** A line that is one sentence of a word list, or the path of a drawing, is not code and cannot be broken. */
function isTooLong(line: string): boolean {
  return line.length > LONGEST_LINE && !/^\s*(\w+: )?'[^']{100,}',?$/.test(line) && !/^\s*d="[^"]+"$/.test(line)
}
