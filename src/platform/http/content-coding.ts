// Content codings: which one a caller accepts (RFC 9110 12.5.3), and a body in it.

import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Coding = 'br' | 'gzip'

/** In the order of our preference: brotli is smaller at less work. The levels are those of decision 025. */
const codings: readonly Coding[] = ['br', 'gzip']
const BROTLI_QUALITY = 4
const GZIP_LEVEL = 5

/** Returns `undefined` for the body as it is: also if nothing that the caller accepts is here, which RFC 9110 12.5.3 allows. */
export function chooseCoding(acceptEncoding: string | undefined): Coding | undefined {
  const qualities = readQualities(acceptEncoding ?? '')
  const asItIs = qualities.get('identity') ?? 0
  const rest = qualities.get('*') ?? 0
  const qualityOf = (coding: Coding): number => qualities.get(coding) ?? rest
  const [best] = codings.toSorted((left, right) => qualityOf(right) - qualityOf(left))
  return best !== undefined && qualityOf(best) > 0 && qualityOf(best) >= asItIs ? best : undefined
}

/** Returns the quality of each coding that is named; of one without a well-formed quality 0, so that it is not used. */
function readQualities(header: string): ReadonlyMap<string, number> {
  return new Map(
    header
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
        // x-gzip is gzip (RFC 9110 8.4.1.3).
        return [name === 'x-gzip' ? 'gzip' : name, qualityIn(parameters)] as const
      }),
  )
}

/** RFC 9110 12.4.2: from 0 to 1, with at most three digits. */
function qualityIn(parameters: readonly string[]): number {
  if (parameters.length === 0) return 1
  const [, text] = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(parameters.join(';')) ?? []
  return Number(text ?? 0)
}

const inBrotli = promisify(brotliCompress)
const inGzip = promisify(gzip)

/**
 * Bodies in work at once. They are done on the four threads of libuv, of which files and passwords have the other half; more at
 * once would be no faster, and each takes a megabyte or two for its window and tables.
 */
const AT_ONCE = 2

/** Of the process, as the threads are. */
let inWork = 0
const waiting: (() => void)[] = []

/** Works on a thread of its own, so that a long body keeps no other request waiting. */
export async function encode(coding: Coding, body: string | Uint8Array): Promise<Uint8Array> {
  if (inWork >= AT_ONCE) await new Promise<void>((enter) => waiting.push(enter))
  else inWork++
  try {
    return await compress(coding, body)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else inWork--
  }
}

async function compress(coding: Coding, body: string | Uint8Array): Promise<Uint8Array> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  if (coding === 'gzip') return inGzip(bytes, { level: GZIP_LEVEL })
  return inBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}
