// A recipient's logo: what is kept of it, and which pictures may be shown from our own origin.

export type Logo = { readonly bytes: Uint8Array; readonly contentType: string }

/** Bytes. */
export const LARGEST_LOGO = 256 * 1024

/** By their first bytes, whatever their server calls them. An SVG can hold script, and is none of them. */
const PICTURES: readonly (readonly [contentType: string, pattern: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
]

/** Undefined when it is no picture of those that are taken. */
export function readLogo(bytes: Uint8Array): Logo | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  const found = PICTURES.find(([, pattern]) => pattern.test(start))
  return found && { bytes, contentType: found[0] }
}
