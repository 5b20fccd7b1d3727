// A form that a browser has sent, with a bound.

import type { IncomingMessage } from 'node:http'

const MOST_BYTES = 4096

/** Returns what came before the bound: no field of ours is as long. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > MOST_BYTES) break
    parts.push(part)
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}
