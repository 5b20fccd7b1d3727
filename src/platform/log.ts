// The log: one JSON object a line. Field names are typed, so that a name, a number or a token cannot slip in.

import type { Clock } from './clock.ts'

export type LogFields = {
  requestId?: string
  endpoint?: string
  method?: string
  status?: number
  /** Who called, as an id: a client, an operator; never a person's name. */
  caller?: string
  problem?: string
  milliseconds?: number
  /** Of the processor's time in the milliseconds. */
  cpuMilliseconds?: number
  correlationId?: string
  consentId?: string
  providerId?: number
  job?: string
  count?: number
  /** The message and stack of an error nobody foresaw, or the cause of a problem. */
  error?: string
  /** Of a request: where its caller is. Otherwise what the message is about. */
  address?: string
  /** A page of the console that asked for itself again. */
  refresh?: boolean
}

export type Log = {
  info(message: string, fields?: LogFields): void
  /** Nothing has failed, and somebody should look at it. */
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
