// Tests of the choice of a coding.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { chooseCoding, encode } from './content-coding.ts'

test('the coding is the one that the caller likes best, by its q-values', () => {
  const table = [
    [undefined, undefined],
    ['', undefined],
    ['gzip, deflate', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['BR', 'br'],
    ['x-gzip', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['*;q=0', undefined],
    ['gzip;q=0', undefined],
    ['gzip;q=0.000', undefined],
    ['identity, gzip;q=0.5', undefined],
    ['identity;q=0.5, gzip', 'gzip'],
    ['identity;q=0', undefined],
    ['gzip ; q=1.000', 'gzip'],
    ['gzip;q=2', undefined],
    ['gzip;q=0.1234', undefined],
    ['gzip;q=yes, br;q=0.1', 'br'],
    ['deflate', undefined],
    [',,', undefined],
  ] as const
  for (const [header, expected] of table) assert.equal(chooseCoding(header), expected, header ?? 'no header')
})

test('what is encoded is the same when it is decoded, text and bytes', async () => {
  const text = '{"name":"Sàrah","rows":[]}'.repeat(1000)
  assert.equal(brotliDecompressSync(await encode('br', text)).toString(), text)
  assert.equal(gunzipSync(await encode('gzip', Buffer.from(text))).toString(), text)
})

test('however many bodies come at once, and even if one of them fails, all others are encoded', async () => {
  const fails = encode('gzip', { length: 1 } as Uint8Array)
  const texts = Array.from({ length: 50 }, (_, at) => `${at} `.repeat(1000))
  const [failed, ...encoded] = await Promise.allSettled([fails, ...texts.map((text) => encode('br', text))])
  assert.equal(failed?.status, 'rejected')
  const decoded = encoded.map((one) => one.status === 'fulfilled' && brotliDecompressSync(one.value).toString())
  assert.deepEqual(decoded, texts)
})
