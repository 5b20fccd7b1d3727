// What an operator starts: the command line, with what Node made of its code at an earlier start. Plain JavaScript, for any
// Node, and because Node takes the types off whatever it loads before the cache is on, and keeps the compiler for that: 13 MB.

import module from 'node:module'
import { fileURLToPath } from 'node:url'

/** The Node of the machine may be another than the one that came along. */
if (typeof Temporal === 'undefined') {
  process.stderr.write(`Portage needs Node 26, and this is ${process.version}. Write: npx node src/portage.js\n`)
  process.exit(1)
}

// Not in the system's folder for temporary files, where others of this machine could put code for us.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/portage', import.meta.url)))

await import('./main.ts')
