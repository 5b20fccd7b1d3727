// Where the example runs: its ports and its folder, from the environment.

import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback)

const shape = z.object({
  /** The port of Portage. */
  PORT: port(8080),
  DEMO_APP_PORT: port(8081),
  /** Of the credit union's sign-in. */
  BANK_PORT: port(8082),
  /** Of its database, where this machine has no PostgreSQL. */
  BANK_DATABASE_PORT: port(8083),
  /** Of the second Portage, the bank that speaks FDX, and of its demo app. */
  FDX_BANK_PORT: port(8084),
  FDX_BANK_APP_PORT: port(8085),
  /** Where everything is kept; may be removed when the example does not run. */
  EXAMPLE_FOLDER: z.string().default(() => path.join(tmpdir(), `portage-example-${userInfo().username}`)),
  /** `embedded` uses PGlite even where this machine has PostgreSQL. */
  BANK_DATABASE: z.enum(['postgres', 'embedded']).default('postgres'),
  /** A PostgreSQL server to use for the credit union: a database tern_bay is made there. */
  BANK_DATABASE_URL: z.url().optional(),
  BANK_MEMBERS: z.coerce.number().int().min(10).max(1_000_000).default(10_000),
})

export type Settings = {
  readonly ports: Readonly<Record<'portage' | 'demoApp' | 'bank' | 'bankDatabase' | 'fdxBank' | 'fdxBankApp', number>>
  readonly folder: string
  readonly isEmbedded: boolean
  readonly databaseUrl: string | undefined
  readonly members: number
}

/** Throws an Error whose message names each wrong setting. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const { data, error } = shape.safeParse(environment)
  if (error) throw new Error(z.prettifyError(error))
  const ports = {
    portage: data.PORT,
    demoApp: data.DEMO_APP_PORT,
    bank: data.BANK_PORT,
    bankDatabase: data.BANK_DATABASE_PORT,
    fdxBank: data.FDX_BANK_PORT,
    fdxBankApp: data.FDX_BANK_APP_PORT,
  }
  if (new Set(Object.values(ports)).size < 6)
    throw new Error('Two ports of the example are the same. Choose another for one of them.')
  return {
    ports,
    folder: path.resolve(data.EXAMPLE_FOLDER),
    isEmbedded: data.BANK_DATABASE === 'embedded',
    databaseUrl: data.BANK_DATABASE_URL,
    members: data.BANK_MEMBERS,
  }
}
