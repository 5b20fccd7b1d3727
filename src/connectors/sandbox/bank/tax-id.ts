// The number by which the state knows a person of the sandbox, or a business.

import type { SandboxPerson } from './people.ts'

/** Nine digits. No number that the state has given to anybody begins with two noughts. */
export function taxIdOf({ bankCustomerId }: SandboxPerson): string {
  return bankCustomerId.replaceAll(/\D/g, '').padStart(9, '0')
}
