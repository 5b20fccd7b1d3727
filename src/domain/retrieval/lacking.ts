// What a bank does not offer is said in one way, whatever it is.

import { Problem } from '../../platform/problem.ts'

/** @param what completes the sentence: "This bank does not give out ...". */
export function lacking(what: string): never {
  throw new Problem('not_supported_by_provider', `This bank does not give out ${what}.`)
}
