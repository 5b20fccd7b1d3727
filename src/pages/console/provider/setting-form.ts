// How a form sends the settings of a connector: one control for each, named `setting_` and the name of the setting.

import type { Connector } from '../../../domain/retrieval/connector.ts'
import { settingsOf, type Setting, type SettingKind } from '../../../domain/retrieval/setting.ts'
import { checkbox, lines, number, text, type Control } from '../controls.ts'

export function controlName({ name }: Pick<Setting, 'name'>): string {
  return `setting_${name}`
}

/** Returns the settings that a form sends. An empty control stands for a setting that is left out. */
export function readSettings(
  connector: Connector,
  sent: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const read = settingsOf(connector).map((one) => [one.name, controls[one.kind].read(sent[controlName(one)])] as const)
  return Object.fromEntries(read.filter(([, value]) => !isEmpty(value)))
}

/** A table has a line for each member: `ACCOUNT_BASIC = accounts:read`. A line without an equals sign has an empty value. */
const table: Control<Readonly<Record<string, string>>> = {
  read: (sent) =>
    Object.fromEntries(
      lines.read(sent).map((line) => {
        const at = line.indexOf('=')
        return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
      }),
    ),
}

const controls: Readonly<Record<SettingKind, Control>> = {
  text,
  number,
  flag: checkbox,
  choice: text,
  list: lines,
  table,
}

/** Returns a setting as a form shows it: a line for each value of a list and each member of a table. */
export function shownLines(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([name, one]) => `${name} = ${String(one)}`)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : []
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
}
