// A recipient's logo: what is kept of it, and which pictures may be shown from our own origin.

export type Logo = { readonly bytes: Uint8Array; readonly contentType: string }

/** In bytes. */
export const LARGEST_LOGO = 256 * 1024

/** Pictures are known by their first bytes, whatever their server calls them. An SVG can hold script, and is not taken. */
const PICTURES: readonly (readonly [contentType: string, pattern: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
]

/** Returns `undefined` for what is no picture that is taken. */
export function readLogo(bytes: Uint8Array): Logo | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  const found = PICTURES.find(([, pattern]) => pattern.test(start))
  return found && { bytes, contentType: found[0] }
}
