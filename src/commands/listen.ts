// Listening: a server opens its port, or one sentence says why it cannot.

import type { FastifyInstance } from 'fastify'
import net from 'node:net'
import { Problem } from '../platform/problem.ts'

export async function listen(http: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await http.listen({ host, port })
  } catch (cause) {
    throw cannotListen('PORT', host, port, cause)
  }
}

/** Asked before any work is done. Throws a Problem `cannot_start`. @param option the name of the port's option. */
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
      ? `Port ${port} is in use. End what uses it, or choose another with ${option}.`
      : code === 'EACCES'
        ? `This user may not listen on port ${port}. Choose one above 1023 with ${option}.`
        : `The server cannot listen on ${host}, port ${port}. Check HOST and ${option}.`
  return new Problem('cannot_start', why, { cause })
}
