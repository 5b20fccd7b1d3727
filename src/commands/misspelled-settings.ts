// Misspelled settings: environment variables whose name is close to that of a setting, and which are ignored.

import { options } from '../options.ts'
import { nearestName } from '../platform/nearest-name.ts'
import type { Environment } from '../platform/option.ts'

/** Returns a warning for each. It is no error: the variable may belong to another program. */
export function misspelledSettings(environment: Environment): readonly string[] {
  const names = Object.values(options).map(({ name }) => name)
  return Object.keys(environment)
    .filter((written) => !names.includes(written))
    .flatMap((written) => {
      const meant = nearestName(written, names)
      return meant === undefined ? [] : [`There is no setting ${written}, and it is ignored. Did you mean ${meant}?`]
    })
}
