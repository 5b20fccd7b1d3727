// Reads a file of providers: every fault is told with its line, and secrets are references that are followed here.

import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { providerFields } from '../../operations/provider-fields.ts'
import { wantedProvider } from '../../api/operator/plan-providers.ts'
import { meantName } from '../../platform/nearest-name.ts'
import type { Environment } from '../../platform/option.ts'
import { Problem } from '../../platform/problem.ts'

const MOST_BYTES = 1_000_000

/** A place in the file: `['providers', 0, 'settings', 'issuer']`. */
export type Place = readonly (string | number)[]

export type ProvidersFile = {
  /** As the operator's API takes them. */
  readonly providers: readonly unknown[]
  /** Returns `file:line: place: message`. */
  tell(place: Place, message: string): string
}

/** Throws `cannot_start` with a line for each fault. */
export async function readProvidersFile(file: string, environment: Environment): Promise<ProvidersFile> {
  const lines = new LineCounter()
  // A pretty error shows the text around it, which may be a secret.
  const document = parseDocument(await readText(file), { lineCounter: lines, prettyErrors: false })
  const tell = (place: Place, message: string) => tellAt(file, lineOf(document, lines, place), place, message)
  const broken = document.errors.map(({ pos: [from], message }) => tellAt(file, lines.linePos(from).line, [], message))
  if (broken.length > 0) throw refused(broken)
  const faults: string[] = []
  const reading: Reading = {
    document,
    folder: path.dirname(file),
    environment,
    fault(place, message) {
      faults.push(tell(place, message))
      return undefined
    },
  }
  const providers = await readList(reading)
  if (faults.length > 0) throw refused(faults)
  return { providers, tell }
}

const MOST_FAULTS = 20

function refused(faults: readonly string[]): Problem {
  return new Problem('cannot_start', `${faults.slice(0, MOST_FAULTS).join('\n')}\nNothing was changed.`)
}

type Reading = {
  readonly document: Document
  /** The folder from which paths are meant. */
  readonly folder: string
  readonly environment: Environment
  /** Keeps the fault, and returns no value. */
  fault(place: Place, message: string): undefined
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file)
    if (size > MOST_BYTES) throw new Problem('cannot_start', `${file} has more than ${MOST_BYTES} bytes.`)
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('cannot_start', `${file} cannot be read. Name a file that is there and may be read.`, {
      cause: error,
    })
  }
}

function tellAt(file: string, line: number, place: Place, message: string): string {
  const member = place[0] === 'providers' ? place.slice(2) : place
  return `${file}:${line}: ${member.length > 0 ? `${member.join('.')} ` : ''}${message}`
}

/** Returns the line of what is at the place, or of the nearest that is there. */
function lineOf(document: Document, lines: LineCounter, place: Place): number {
  for (let length = place.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(place.slice(0, length - 1), true)
    const name = place[length - 1]
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === name) : undefined
    const node = pair?.key ?? document.getIn(place.slice(0, length), true)
    const start = (node as { range?: readonly number[] } | undefined)?.range?.[0]
    if (start !== undefined) return lines.linePos(start).line
  }
  return 1
}

const SECRET_ADVICE = 'must be {env: NAME} or {file: PATH}: a secret is never in the file itself'

async function readList(reading: Reading): Promise<readonly unknown[]> {
  const { document, fault } = reading
  const whole = followAliases(document)
  if (whole === undefined) {
    fault([], 'has an alias that names no anchor before it, holds itself, or is used too often')
    return []
  }
  const found = z.strictObject({ providers: z.array(z.record(z.string(), z.unknown())) }).safeParse(whole)
  if (!found.success) {
    fault([], 'must hold `providers:` and a list of providers below it, and nothing else')
    return []
  }
  const read: unknown[] = []
  for (const [index, given] of found.data.providers.entries()) {
    const place = ['providers', index] as const
    const plain = readPlain(reading, place, given)
    const secrets = await readSecrets(reading, place, given['secrets'])
    const wanted = { ...plain, secrets }
    for (const { place: member, message } of whyNotWanted(wanted)) fault([...place, ...member], message)
    read.push(wanted)
  }
  return read
}

/** Returns what the document holds; `undefined` if its aliases cannot be followed to an end. */
function followAliases(document: Document): unknown {
  try {
    const whole: unknown = document.toJS()
    // Throws for what holds itself.
    JSON.stringify(whole)
    return whole
  } catch {
    return undefined
  }
}

const NAMES = Object.keys(wantedProvider.shape)

function whyNotWanted(wanted: Readonly<Record<string, unknown>>): readonly { place: Place; message: string }[] {
  const issues = wantedProvider.safeParse(wanted).error?.issues ?? []
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => {
        const meant = meantName(name, NAMES)
        const advice = meant === undefined ? `There are ${NAMES.join(', ')}` : `Did you mean ${meant}?`
        return { place: [name], message: `is not known. ${advice}` }
      })
    }
    return [
      { place: issue.path.map((step) => (typeof step === 'number' ? step : String(step))), message: issue.message },
    ]
  })
}

/** Members whose values keep the type that YAML reads. */
const TYPED: ReadonlySet<string> = new Set(['settings', 'calls_at_once'])

/** Returns every member but the secrets. Numbers of a description are texts, whose zeros count. */
function readPlain(reading: Reading, place: Place, given: Readonly<Record<string, unknown>>) {
  const described = new Set(['provider_id', ...Object.keys(providerFields()).filter((name) => !TYPED.has(name))])
  const read = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'secrets' || value === null || value === undefined) return []
    const here = [...place, name]
    if (described.has(name)) return [[name, fillIn(reading, here, asText(reading.document, here, value))]]
    return [[name, fillIn(reading, here, value)]]
  })
  const { status, ...rest } = Object.fromEntries(read)
  return {
    ...rest,
    ...(status !== undefined && { status: typeof status === 'string' ? status.toUpperCase() : status }),
  }
}

/** Returns the text as it stands in the file: `006`, where YAML reads a number. */
function asText(document: Document, place: Place, value: unknown): unknown {
  const node = document.getIn(place, true)
  if (isSeq(node) && Array.isArray(value)) return value.map((item, index) => asText(document, [...place, index], item))
  if (!isScalar(node) || typeof value === 'string' || value === null) return value
  return node.source ?? JSON.stringify(value)
}

/** Returns the value with `${NAME}` in its texts replaced by the environment's, so that one file serves several places. */
function fillIn(variables: Variables, place: Place, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one, index) => fillIn(variables, [...place, index], one))
  if (isRecord(value)) {
    const filled = Object.entries(value).map(([name, one]) => [name, fillIn(variables, [...place, name], one)])
    return Object.fromEntries(filled) as unknown
  }
  if (typeof value !== 'string') return value
  return value.replaceAll(/\$\{([A-Z][A-Z0-9_]*)\}/g, (_whole, name: string) => demandVariable(variables, place, name))
}

type Variables = Pick<Reading, 'environment' | 'fault'>

function demandVariable({ environment, fault }: Variables, place: Place, name: string): string {
  const text = environment[name]
  if (text === undefined || text === '') fault(place, `refers to ${name}, which the environment does not have`)
  return text ?? ''
}

async function readSecrets(reading: Reading, place: Place, given: unknown): Promise<Record<string, string>> {
  if (given === undefined || given === null) return {}
  const here = [...place, 'secrets']
  if (!isRecord(given)) {
    reading.fault(here, 'must be names with references')
    return {}
  }
  const read: [string, string][] = []
  for (const [name, value] of Object.entries(given)) {
    const text = await readSecret(reading, [...here, name], value)
    if (text !== undefined) read.push([name, text])
  }
  return Object.fromEntries(read)
}

async function readSecret(reading: Reading, place: Place, value: unknown): Promise<string | undefined> {
  const { fault, folder } = reading
  if (!isRecord(value) || Object.keys(value).length !== 1) return fault(place, SECRET_ADVICE)
  const { env, file } = value
  if (typeof env === 'string') {
    const found = demandVariable(reading, place, env)
    return found === '' ? undefined : found
  }
  if (typeof file !== 'string') return fault(place, SECRET_ADVICE)
  const text = await readFile(path.resolve(folder, file), 'utf8').catch(() => undefined)
  if (text === undefined) return fault(place, `refers to the file ${file}, which cannot be read`)
  const trimmed = text.replace(/\r?\n$/, '')
  return trimmed === '' ? fault(place, `refers to the file ${file}, which is empty`) : trimmed
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
