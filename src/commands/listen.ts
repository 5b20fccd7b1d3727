// Listening: opens and closes the server's port, or says in one sentence why that is impossible.

import type { FastifyInstance } from 'fastify'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import net from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Problem } from '../platform/problem.ts'

/** Milliseconds that answers in progress may still take when the server ends. */
const ANSWER_DEADLINE = 10_000

/**
 * The most connections that wait to be accepted while the process is busy. A client beyond it is not even refused, and
 * learns nothing until it times out. The system has a bound of its own, 4096 on Linux.
 */
const BACKLOG = 4096

/** Returns a function that finishes the answers in progress and closes every connection. Throws a Problem `cannot_start`. */
export async function listen(http: FastifyInstance, host: string, port: number): Promise<() => Promise<void>> {
  const answering = new Set<ServerResponse>()
  http.server.on('request', (_request, response) => {
    answering.add(response)
    response.once('close', () => answering.delete(response))
  })
  try {
    await http.listen({ host, port, backlog: BACKLOG })
  } catch (cause) {
    throw cannotListen('PORT', host, port, cause)
  }
  return async () => {
    const closed = http.close()
    const answered = Promise.all([...answering].map((response) => once(response, 'close')))
    await Promise.race([answered, delay(ANSWER_DEADLINE, undefined, { ref: false })])
    // A browser keeps idle connections open; waiting for those could take for ever.
    http.server.closeAllConnections()
    await closed
  }
}

/** Checks the port before any work is done. Throws a Problem `cannot_start`. @param option the name of the port's option. */
export function demandFreePort(option: string, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (cause) => reject(cannotListen(option, host, port, cause)))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
  })
}

function cannotListen(option: string, host: string, port: number, cause: unknown): Problem {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  const why =
    code === 'EADDRINUSE'
      ? `Port ${port} is in use. Stop the program that uses it, or choose another with ${option}.`
      : code === 'EACCES'
        ? `This user may not listen on port ${port}. Choose one above 1023 with ${option}.`
        : `The server cannot listen on ${host}, port ${port}. Check HOST and ${option}.`
  return new Problem('cannot_start', why, { cause })
}
