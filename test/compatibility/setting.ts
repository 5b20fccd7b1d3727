// Setting: what an operator turns on for clients that cannot meet the present contract.

/** What a code base may need beyond the present contract. An operator turns each on; each is off unless they did. */
export const settings = {
  any_credential: 'at the integration level `any_credential`',
  open_authorize: 'at the integration level `open_authorize`',
  open_reads: 'at the integration level `open_reads`',
  repeats_refresh_token: 'with the refresh token repeated',
} as const

export type Setting = keyof typeof settings

/** What opens the Banking API to clients from before the authorize token, the least first. */
export const LEVELS = ['any_credential', 'open_authorize', 'open_reads'] as const satisfies readonly Setting[]
