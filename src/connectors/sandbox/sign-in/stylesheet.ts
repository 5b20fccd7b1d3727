// The stylesheet of the sandbox banks' pages. Its name changes with its content, so that browsers may keep it.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type Stylesheet = { readonly name: string; readonly bytes: Uint8Array }

/** Read once, when the server starts. */
export function readStylesheet(): Stylesheet {
  const bytes = readFileSync(new URL('sign-in.css', import.meta.url))
  return { name: `sign-in-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.css`, bytes }
}
