// The one problem for anything that a bank does not offer.

import { Problem } from '../../platform/problem.ts'

/** Throws `not_supported_by_provider`. @param what completes the sentence "This bank does not give out ...". */
export function notSupported(what: string): never {
  throw new Problem('not_supported_by_provider', `This bank does not give out ${what}.`)
}
