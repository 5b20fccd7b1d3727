// The tax id of a person or business of the sandbox.

import type { SandboxPerson } from './people.ts'

/** Nine digits. No real tax id begins with two zeros. */
export function taxIdOf({ bankCustomerId }: SandboxPerson): string {
  return bankCustomerId.replaceAll(/\D/g, '').padStart(9, '0')
}
