// The tidiness: each rule goes red on a made-up file that breaks it, and no rule on one that breaks none.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { File } from './repository.ts'
import { checkTidy, rules } from './tidy.ts'

const OPENING = '// Clock: the only source of time.\n'
// Put together here, so that this file is tidy itself.
const LEFTOVER = ['TO', 'DO'].join('')
const MACHINE_PATH = ['', 'home', 'anna'].join('/')

function file(path: string, text: string, size = text.length): File {
  return { path, text, size }
}

/** Rule -> a file that breaks it, and it alone, at the line given. */
const broken: Readonly<Record<string, readonly [file: File, line: number]>> = {
  'file length': [file('src/platform/clock.ts', OPENING + 'now()\n'.repeat(400)), 1],
  'line length': [file('src/platform/clock.ts', `${OPENING}const it = [${'1, '.repeat(50)}]\n`), 2],
  'opening comment': [file('src/platform/clock.ts', 'export const it = 1\n'), 1],
  'file name': [file('src/platform/movableClock.ts', OPENING), 1],
  drawer: [file('src/utils/clock.ts', OPENING), 1],
  barrel: [file('src/platform/clock.ts', `${OPENING}export * from './other.ts'\n`), 2],
  leftover: [file('src/platform/clock.ts', `${OPENING}now() // ${LEFTOVER}: later\n`), 2],
  'path of a machine': [file('docs/run.md', `# Run\n\ncd '${MACHINE_PATH}'\n`), 3],
  registry: [file('package-lock.json', '{\n  "resolved": "https://packages.example/zod.tgz"\n}\n'), 2],
  heading: [file('docs/run.md', '# Run\n\n# Stop\n'), 1],
  'file size': [file('docs/consent.png', '', 2 << 20), 1],
}

for (const { name, advice } of rules) {
  test(`a file that breaks the rule of ${name} is found`, () => {
    const [example, line] = broken[name] ?? assert.fail('this rule has no example')
    assert.deepEqual(checkTidy([example]), [{ path: example.path, line, message: `${advice} (${name})` }])
  })
}

test('tidy files have nothing to report', () => {
  const files = [
    file('src/platform/clock.ts', `// Clock: the only source of time,\n// injected.\n\nexport const it = '/home'\n`),
    file('README.md', '# Portage\n\n```sh\n# not a heading\nnpm ci\n```\n'),
    file('package-lock.json', '{\n  "version": "1.0.0"\n}\n'),
    file('docs/long.md', `# Long\n\n${'word '.repeat(100)}\n`),
  ]
  assert.deepEqual(checkTidy(files), [])
})
