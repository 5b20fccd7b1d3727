// The settings of a connector, described once: the console's form, the API's validation and the documentation are made from this.

import { z } from 'zod'
import { inPlainWords } from '../../platform/http/validate.ts'
import { Problem } from '../../platform/problem.ts'
import { meantName } from '../../platform/nearest-name.ts'
import type { Connector, SettingTexts } from './connector.ts'

/** How a setting is typed: a table has a line `name = value` for each of its members, a list a line for each value. */
export type SettingKind = 'text' | 'number' | 'flag' | 'choice' | 'list' | 'table'

export type Setting = {
  readonly name: string
  readonly kind: SettingKind
  readonly texts: SettingTexts
  readonly required: boolean
  /** The values of a choice. */
  readonly choices: readonly string[]
  /** What holds if it is left out; `undefined` if nothing does. */
  readonly fallback: unknown
}

/** Gives a member of a connector's settings its texts: to be the last that is said of it, after a default or `optional`. */
export function setting<Schema extends z.ZodType>(schema: Schema, texts: SettingTexts): Schema {
  return schema.meta({ texts })
}

/** Label and meaning, in English and in French. */
export function settingTexts(en: readonly [string, string], fr: readonly [string, string]): SettingTexts {
  return { en: { label: en[0], means: en[1] }, fr: { label: fr[0], means: fr[1] } }
}

/** Returns the settings that a connector has, in the order in which it declares them. */
export function settingsOf({ settings }: Connector): readonly Setting[] {
  return Object.entries(settings.shape as Readonly<Record<string, z.ZodType>>).map(([name, schema]) => {
    const texts = schema.meta()?.['texts'] as SettingTexts | undefined
    if (!texts) throw new TypeError(`the setting ${name} has no texts`)
    const { inner, fallback, required } = unwrap(schema)
    return { name, texts, required, fallback, ...kindOf(name, inner) }
  })
}

type Unwrapped = { readonly inner: z.ZodType; readonly fallback: unknown; readonly required: boolean }

function unwrap(schema: z.ZodType): Unwrapped {
  if (schema instanceof z.ZodDefault) {
    const { inner } = unwrap(schema.unwrap() as z.ZodType)
    return { inner, fallback: schema.parse(undefined), required: false }
  }
  if (schema instanceof z.ZodOptional) {
    return { inner: unwrap(schema.unwrap() as z.ZodType).inner, fallback: undefined, required: false }
  }
  return { inner: schema, fallback: undefined, required: true }
}

function kindOf(name: string, schema: z.ZodType): Pick<Setting, 'kind' | 'choices'> {
  const choices: readonly string[] = []
  if (schema instanceof z.ZodEnum) return { kind: 'choice', choices: schema.options.map(String) }
  if (schema instanceof z.ZodBoolean) return { kind: 'flag', choices }
  if (schema instanceof z.ZodNumber) return { kind: 'number', choices }
  if (schema instanceof z.ZodArray) return { kind: 'list', choices }
  if (schema instanceof z.ZodRecord) return { kind: 'table', choices }
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return { kind: 'text', choices }
  throw new TypeError(`the setting ${name} is of a kind that no form can show`)
}

export type WrongMember = { readonly name: string; readonly message: string }

/** Returns what is wrong with each setting, and for an unknown one the name that was meant. */
export function whyNotSettings(connector: Connector, given: Readonly<Record<string, unknown>>): readonly WrongMember[] {
  const names = Object.keys(connector.settings.shape)
  const unknown = Object.keys(given).filter((name) => !names.includes(name))
  const parsed = connector.settings.safeParse(given, { error: inPlainWords })
  const wrong = (parsed.error?.issues ?? [])
    .filter(({ code }) => code !== 'unrecognized_keys')
    .map((issue) => ({ name: issue.path.join('.'), message: whyNot(issue, given) }))
  const message = (name: string) =>
    Object.hasOwn(connector.secrets, name)
      ? 'is a secret: give it as one of the secrets'
      : whyUnknown(name, names, connector.name)
  return [
    ...unknown.map((name) => ({ name: name.slice(0, LONGEST_NAME), message: message(name) })),
    ...(parsed.error?.issues ?? []).flatMap((issue) => unknownInTable(connector, issue)),
    ...wrong,
  ]
}

/** The names in a table that has its own, such as the scopes of the clusters. */
function unknownInTable({ name: connector, settings }: Connector, issue: z.core.$ZodIssue): readonly WrongMember[] {
  const [table] = issue.path
  if (issue.code !== 'unrecognized_keys' || table === undefined) return []
  const { inner } = unwrap(settings.shape[String(table)] as z.ZodType)
  const names = inner instanceof z.ZodRecord && inner.keyType instanceof z.ZodEnum ? inner.keyType.options : []
  return issue.keys.map((key) => ({
    name: `${String(table)}.${key.slice(0, LONGEST_NAME)}`,
    message: whyUnknown(key, names.map(String), connector),
  }))
}

/** Throws `invalid_request` that names each wrong setting. */
export function validateSettings(connector: Connector, given: Readonly<Record<string, unknown>>): void {
  const wrong = whyNotSettings(connector, given).map(({ name, message }) => `${name} ${message}`)
  if (wrong.length > 0) throw new Problem('invalid_request', `settings: ${wrong.join('; ')}`)
}

/** Returns why the connector does not know a secret of this name; `undefined` if it does. */
export function whyNotSecretName({ name: connector, secrets }: Connector, name: string): string | undefined {
  const names = Object.keys(secrets)
  return names.includes(name) ? undefined : whyUnknown(name, names, connector)
}

/** Throws `invalid_request` for a secret that the connector does not have. */
export function demandSecretName(connector: Connector, name: string): void {
  const why = whyNotSecretName(connector, name)
  if (why !== undefined) throw new Problem('invalid_request', `secrets: ${name.slice(0, LONGEST_NAME)} ${why}`)
}

/** The maximum number of characters of an unknown name in a message. */
const LONGEST_NAME = 60

function whyUnknown(name: string, names: readonly string[], connector: string): string {
  const meant = meantName(name, names)
  const advice =
    meant === undefined ? `the connector ${connector} has ${names.join(', ') || 'none'}` : `did you mean ${meant}?`
  return `is not known: ${advice}`
}

function whyNot(issue: z.core.$ZodIssue, given: Readonly<Record<string, unknown>>): string {
  const [name] = issue.path
  if (name !== undefined && given[String(name)] === undefined) return 'is missing'
  // What is wrong with the name of a line in a table is said inside.
  const { message } = issue.code === 'invalid_key' ? (issue.issues[0] ?? issue) : issue
  return lowerFirst(message)
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
