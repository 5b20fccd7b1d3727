// The log: one JSON object per line. Field names are typed, so that no name, number or token can slip in.

import type { Clock } from './clock.ts'

export type LogFields = {
  requestId?: string
  endpoint?: string
  method?: string
  status?: number
  /** The id of the caller, a client or an operator; never a person's name. */
  caller?: string
  /** Whether the caller was let in without a credential, as the integration level of its organization allows. */
  withoutCredential?: boolean
  problem?: string
  milliseconds?: number
  /** The processor time within `milliseconds`. */
  cpuMilliseconds?: number
  correlationId?: string
  consentId?: string
  providerId?: number
  /** What a bank was asked for. */
  operation?: string
  /** A name of docs/bank-trouble.md. */
  trouble?: string
  job?: string
  count?: number
  /** The message and stack of an unexpected error, or the cause of a problem. */
  error?: string
  /** The caller's IP address, for a request; otherwise the address that the message is about. */
  address?: string
  /** Whether the request is a live page of the console that refreshes itself. */
  refresh?: boolean
}

export type Log = {
  info(message: string, fields?: LogFields): void
  /** For what has not failed but should be looked at. */
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** @param write takes one line with its line break. */
export function openLog(clock: Clock, write: (line: string) => void): Log {
  const line = (level: string, message: string, fields: LogFields = {}): void => {
    write(`${JSON.stringify({ at: clock.now().toString(), level, message, ...fields })}\n`)
  }
  return {
    info: (message, fields) => line('info', message, fields),
    warn: (message, fields) => line('warn', message, fields),
    error: (message, fields) => line('error', message, fields),
  }
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }
