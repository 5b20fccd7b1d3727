// The representation of an answer that is sent: its entity tag, 304 for a caller that has it already, and its content coding.

import { createHash } from 'node:crypto'
import type { Answer } from './answer.ts'
import { chooseCoding, encode } from './content-coding.ts'
import type { Endpoint, Head } from './endpoint.ts'

/** Bytes below which compression saves no packet. */
const WORTH_CODING = 1024

/** Types that are text. PDF files and images are compressed already. */
const TEXT = /^(text\/|application\/(json|javascript)\b|image\/svg)/

/**
 * Returns the answer as it is sent to this caller. A 304 comes after the whole read: who may read was asked, the bank was asked,
 * and the journal has the entry, because the caller has learned what the data is (RFC 9110 13.2.1).
 */
export async function represent(
  { conventions, compresses = conventions.compresses ?? false, hasTag }: Representing,
  call: Pick<Head, 'header'>,
  answer: Answer,
): Promise<Answer> {
  const { status, headers, body } = answer
  if (status !== 200 || body === undefined) return answer
  const isCoded = compresses && body.length >= WORTH_CODING && TEXT.test(String(headers['content-type'] ?? ''))
  const negotiated: Answer['headers'] = isCoded ? { vary: 'Accept-Encoding' } : {}
  const tag = hasTag && tagOf(body, isCoded)
  const more = { ...negotiated, ...(tag && { etag: tag }) }
  if (tag && isKnown(call.header('if-none-match'), tag)) {
    const { 'content-type': _type, 'content-disposition': _disposition, ...kept } = headers
    return { status: 304, headers: { ...kept, ...more }, body: undefined }
  }
  const coding = isCoded ? chooseCoding(call.header('accept-encoding')) : undefined
  if (coding === undefined) return { ...answer, headers: { ...headers, ...more } }
  return {
    status,
    headers: { ...headers, ...more, 'content-encoding': coding },
    body: await encode(coding, body),
  }
}

type Representing = Pick<Endpoint, 'conventions' | 'compresses' | 'hasTag'>

/** One tag for all codings of a body, which differ in their bytes: it is weak (RFC 9110 8.8.3.3). */
function tagOf(body: string | Uint8Array, isCoded: boolean): string {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 27)
  return isCoded ? `W/"${hash}"` : `"${hash}"`
}

/** Compares weakly, as If-None-Match does (RFC 9110 13.1.2). */
function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  const opaque = tag.replace(/^W\//, '')
  return ifNoneMatch.split(',').some((known) => known.trim().replace(/^W\//, '') === opaque)
}
