// Misfit log: tells the operator what of a bank's answers is left out, once for each member.

import type { Misfit } from '../../fdx/read-entity.ts'
import type { Log } from '../../platform/log.ts'

export type MisfitLog = {
  /** @param operation what the bank was asked for. */
  note(operation: string, misfits: readonly Misfit[]): void
}

/** The most members that are told, of one bank while it is open. */
const MOST = 200

/** A line names the member, what was expected and the shape of what came; nothing of a customer. */
export function openMisfitLog(log: Log, providerId: number): MisfitLog {
  const told = new Set<string>()
  return {
    note(operation, misfits) {
      for (const { path, expected, came } of misfits) {
        const member = `${operation} ${path.replaceAll(/\d+/g, '')}`
        if (told.has(member) || told.size >= MOST) continue
        told.add(member)
        const error = `${operation}: ${path.replaceAll(/\[\d+\]/g, '[]')}: expected ${expected}, and ${came} came`
        log.warn('A member of what the bank sends cannot be read, and is left out.', { providerId, error })
      }
    },
  }
}
