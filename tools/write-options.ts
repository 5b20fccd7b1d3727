// Options page: every setting with what it takes, written from src/options.ts.

import { options } from '../src/options.ts'
import type { Option } from '../src/platform/option.ts'

/** The text of docs/options.md. */
export function writeOptions(): string {
  const settings: readonly Option<unknown>[] = Object.values(options)
  const rows = settings.map(
    ({ name, takes, fallback, says }) =>
      `| \`${name}\` | ${takes} | ${fallback === undefined ? '' : `\`${fallback}\``} | ${says.en} |\n`,
  )
  return [
    '# Options\n\n',
    'Each is read from the environment once, when the server starts. A wrong value stops the start with a sentence that says\n',
    'what to write. Written from `src/options.ts` by `npm run check -- --write`.\n\n',
    '| name | takes | default | what it is |\n| --- | --- | --- | --- |\n',
    ...rows,
  ].join('')
}
