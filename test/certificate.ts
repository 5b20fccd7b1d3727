// Certificate: a self-signed one for a test's own https server, made on the spot.

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export type TestCertificate = { readonly key: string; readonly cert: string }

/** For one name, good for the year around the machine's present. */
export function makeCertificate(name: string): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const now = Temporal.Now.instant()
  const algorithm = sequence(objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02)) // ecdsa-with-SHA256
  const owner = sequence(set(sequence(objectId(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)))))
  const alternativeName = sequence(der(0x82, Buffer.from(name)))
  const extension = sequence(objectId(0x55, 0x1d, 0x11), der(0x04, alternativeName))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    owner,
    sequence(time(now.subtract({ hours: 24 })), time(now.add({ hours: 24 * 364 }))),
    owner,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  )
  const signature = der(0x03, Buffer.concat([Buffer.of(0), sign('sha256', body, privateKey)]))
  const base64 = sequence(body, algorithm, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}

/** A tag, a length and a content (X.690). */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts))
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, Buffer.concat(parts))
}

function objectId(...bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes))
}

/** GeneralizedTime. */
function time(at: Temporal.Instant): Buffer {
  const text = at.toString({ smallestUnit: 'second' }).replaceAll(/[-:T]/g, '')
  return der(0x18, Buffer.from(text))
}
