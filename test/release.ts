// Releases in tests: what the job does at its turn, and what the sandbox's banks know of it.

import { releaseGrantsAtBanks, type ReleaseParts } from '../src/jobs/release-grants.ts'
import { silentLog } from '../src/platform/log.ts'
import type { TestServer } from './server.ts'

/** Until nothing is due. Gives how many were finished. */
export function releaseGrants(
  { stage, vault, app: { connectors } }: Pick<TestServer, 'stage' | 'vault' | 'app'>,
  parts: Partial<ReleaseParts> = {},
): Promise<number> {
  return releaseGrantsAtBanks({ stage, vault, connectors, log: silentLog, deadlineMilliseconds: 30_000, ...parts })
}

/** Grants with which the banks would let somebody read. */
export async function countLivingGrants({ database }: Pick<TestServer, 'database'>): Promise<number> {
  return (await database.run('select from sandbox_grant where ended_at is null', [])).length
}

export async function countWaitingReleases({ database }: Pick<TestServer, 'database'>): Promise<number> {
  return (await database.run('select from grant_release', [])).length
}
