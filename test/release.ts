// Releases of grants in tests: the job's turn, and the grants that the sandbox's banks still have.

import { releaseGrantsAtBanks, type ReleaseParts } from '../src/jobs/release-grants.ts'
import { silentLog } from '../src/platform/log.ts'
import type { TestServer } from './server.ts'

/** Releases grants as the job does, until nothing is due. Returns the number of finished releases. */
export function releaseGrants(
  { stage, vault, app: { banks } }: Pick<TestServer, 'stage' | 'vault' | 'app'>,
  parts: Partial<ReleaseParts> = {},
): Promise<number> {
  return releaseGrantsAtBanks({ stage, vault, banks, log: silentLog, deadlineMilliseconds: 30_000, ...parts })
}

/** Returns the number of grants that the banks still accept. */
export async function countLivingGrants({ database }: Pick<TestServer, 'database'>): Promise<number> {
  return (await database.run('select from sandbox_grant where ended_at is null', [])).length
}

export async function countWaitingReleases({ database }: Pick<TestServer, 'database'>): Promise<number> {
  return (await database.run('select from grant_release', [])).length
}
