// A long read: one kind of read of a session's accounts, which may outlast its request.

import type { z } from 'zod'
import type { ReadKind } from '../../domain/logins/session-read.ts'
import type { SessionReader } from './session-reader.ts'

export type LongRead = {
  readonly kind: ReadKind
  /** `get-accounts-detail` */
  readonly name: string
  readonly summary: string
  /** Says what a 200 carries. */
  readonly carries: string
  /** The members of a request, without its RequestId. All of them have defaults. */
  readonly members: z.ZodObject
  /** The shape of the members that `read` gives. */
  readonly shape: z.ZodRawShape
  /** @param asked what was asked for, as it was validated or as it was noted. Returns the answer, without what names the session. */
  read(session: SessionReader, asked: object): Promise<object>
}

/** Declares one with the types of its request. */
export function longRead<Members extends z.ZodObject>(
  declared: Omit<LongRead, 'members' | 'read'> & {
    readonly members: Members
    read(session: SessionReader, request: z.output<Members>): Promise<object>
  },
): LongRead {
  return { ...declared, read: (session, asked) => declared.read(session, declared.members.parse(asked)) }
}
