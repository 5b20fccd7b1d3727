// Options as the console shows them: the value of each and where it comes from. Secrets are never shown.

import type { Environment, Option } from './option.ts'

export const settingSources = ['environment', 'default', 'demo', 'nowhere'] as const

export type ShownOption = {
  readonly name: string
  readonly says: Option<unknown>['says']
  /** Absent for secrets and options that are not set. */
  readonly value?: string
  /** `demo`: the demo chose or made it. */
  readonly from: (typeof settingSources)[number]
  readonly isSecret: boolean
}

export function showOption(option: Option<unknown>, environment: Environment): ShownOption {
  const { name, says, fallback } = option
  const isSecret = option.secret === true
  const written = environment[name] === '' ? undefined : environment[name]
  const value = written ?? fallback
  const from = written !== undefined ? 'environment' : fallback !== undefined ? 'default' : 'nowhere'
  return { name, says, from, isSecret, ...(value !== undefined && !isSecret && { value }) }
}
