// Misspelled settings: what stands in the environment and is almost the name of a setting, which would otherwise be ignored.

import { options } from '../options.ts'
import { nearestName } from '../platform/nearest-name.ts'
import type { Environment } from '../platform/option.ts'

/** A sentence for each. The environment is everybody's, so a name that is only close ends nothing. */
export function misspelledSettings(environment: Environment): readonly string[] {
  const names = Object.values(options).map(({ name }) => name)
  return Object.keys(environment)
    .filter((written) => !names.includes(written))
    .flatMap((written) => {
      const meant = nearestName(written, names)
      return meant === undefined ? [] : [`There is no setting ${written}, and it is ignored. Did you mean ${meant}?`]
    })
}
