// The floors: each rule goes red on a made-up tree that breaks it, and stays quiet on one that does not.

import assert from 'node:assert/strict'
import test from 'node:test'
import { checkFloors } from './floors.ts'
import type { Sources } from './modules.ts'

const take = (path: string, name = 'it') => `import { ${name} } from '${path}'\nconsole.log(${name})\n`
const give = 'export const it = 1\n'

function messages(sources: Sources): string[] {
  return checkFloors(sources).map(({ path, line, message }) => `${path}:${line} ${message}`)
}

test('a house where every import goes down has nothing to report', () => {
  const house = {
    'src/main.ts': take('./commands/serve.ts', 'serve') + take('./platform/clock.ts'),
    'src/commands/serve.ts': `${take('../domain/tokens/token.ts')}export const serve = 1\n`,
    'src/domain/tokens/token.ts': `import type { it as id } from '../keys/key.ts'\nexport const it: typeof id = 1\n`,
    'src/domain/keys/key.ts': give,
    'src/platform/clock.ts': give,
  }
  assert.deepEqual(messages(house), [])
})

const broken: readonly { guarantee: string; sources: Sources; finds: RegExp }[] = [
  {
    guarantee: 'an import that goes up is found, also when only a type is taken',
    sources: {
      'src/main.ts': take('./api/fdx/pages.ts') + take('./platform/clock.ts'),
      'src/api/fdx/pages.ts': give,
      'src/platform/clock.ts': `import type { it as up } from '../api/fdx/pages.ts'\nexport const it: typeof up = 1\n`,
    },
    finds: /^src\/platform\/clock\.ts:1 imports src\/api\/fdx\/pages\.ts, a floor up/,
  },
  {
    guarantee: 'an import by a call is found like any other',
    sources: {
      'src/main.ts': take('./platform/clock.ts', 'tick') + take('./app.ts'),
      'src/app.ts': give,
      'src/platform/clock.ts': `export const tick = () => import('../app.ts')\n`,
    },
    finds: /^src\/platform\/clock\.ts:1 imports src\/app\.ts, a floor up/,
  },
  {
    guarantee: 'two api folders that know each other are found',
    sources: {
      'src/main.ts': take('./api/oauth/token.ts'),
      'src/api/oauth/token.ts': take('../fdx/pages.ts', 'pages') + give,
      'src/api/fdx/pages.ts': 'export const pages = 1\n',
    },
    finds: /^src\/api\/oauth\/token\.ts:1 imports src\/api\/fdx\/pages\.ts: folders of api\//,
  },
  {
    guarantee: 'two connectors that know each other are found',
    sources: {
      'src/main.ts': take('./connectors/sandbox/bank.ts'),
      'src/connectors/sandbox/bank.ts': take('../fdx/upstream.ts', 'up') + give,
      'src/connectors/fdx/upstream.ts': 'export const up = 1\n',
    },
    finds: /^src\/connectors\/sandbox\/bank\.ts:1 .*folders of connectors\//,
  },
  {
    guarantee: 'a noun that imports a later noun is found',
    sources: {
      'src/main.ts': take('./domain/keys/key.ts'),
      'src/domain/keys/key.ts': take('../tokens/token.ts', 'token') + give,
      'src/domain/tokens/token.ts': 'export const token = 1\n',
    },
    finds: /^src\/domain\/keys\/key\.ts:1 .*only nouns before it/,
  },
  {
    guarantee: 'the demo app that imports the server is found',
    sources: { 'src/main.ts': take('./app.ts'), 'src/app.ts': give, 'demo/main.ts': take('../src/app.ts') },
    finds: /^demo\/main\.ts:1 .*the demo app is a stranger/,
  },
  {
    guarantee: 'the server that imports a tool is found',
    sources: { 'src/main.ts': take('../tools/write.ts'), 'tools/write.ts': give },
    finds: /^src\/main\.ts:1 .*imports nothing outside src/,
  },
  {
    guarantee: 'a folder that is no floor is found',
    sources: { 'src/main.ts': take('./drawer/thing.ts'), 'src/drawer/thing.ts': give },
    finds: /^src\/drawer\/thing\.ts:1 src\/drawer is no floor/,
  },
  {
    guarantee: 'a folder of the sandbox that imports a later folder is found',
    sources: {
      'src/main.ts': take('./connectors/sandbox/bank/account.ts'),
      'src/connectors/sandbox/bank/account.ts': take('../reads/read.ts', 'read') + give,
      'src/connectors/sandbox/reads/read.ts': 'export const read = 1\n',
    },
    finds: /^src\/connectors\/sandbox\/bank\/account\.ts:1 .*a folder of the sandbox imports only those before it/,
  },
  {
    guarantee: 'a noun without a place is found',
    sources: { 'src/main.ts': take('./domain/cats/cat.ts'), 'src/domain/cats/cat.ts': give },
    finds: /^src\/domain\/cats\/cat\.ts:1 this noun of the domain/,
  },
  {
    guarantee: 'a circle is found once, with the whole way round',
    sources: {
      'src/main.ts': take('./platform/a.ts'),
      'src/platform/a.ts': take('./b.ts', 'b') + give,
      'src/platform/b.ts': `${take('./c.ts', 'c')}export const b = 1\n`,
      'src/platform/c.ts': `${take('./a.ts')}export const c = 1\n`,
    },
    finds: /^src\/platform\/a\.ts:1 .*a\.ts -> src\/platform\/b\.ts -> src\/platform\/c\.ts -> src\/platform\/a\.ts/,
  },
  {
    guarantee: 'a file that only its own test imports is found',
    sources: {
      'src/main.ts': 'console.log(1)\n',
      'src/platform/clock.ts': give,
      'src/platform/clock.test.ts': take('./clock.ts'),
    },
    finds: /^src\/platform\/clock\.ts:1 nothing that runs imports this file/,
  },
  {
    guarantee: 'an export that nobody imports is found',
    sources: {
      'src/main.ts': take('./platform/clock.ts'),
      'src/platform/clock.ts': `${give}\nexport function tick() {}\ntick()\n`,
    },
    finds: /^src\/platform\/clock\.ts:3 nobody imports tick/,
  },
]

for (const { guarantee, sources, finds } of broken) {
  test(guarantee, () => {
    const found = messages(sources)
    assert.equal(found.length, 1, found.join('\n'))
    assert.match(found[0] ?? '', finds)
  })
}

test('a file that is started by its path, and a type that names part of an export, are not unused', () => {
  const house = {
    'src/main.ts': `const entry = new URL('../demo/app.ts', import.meta.url)\nconsole.log(entry)\n${take('./platform/clock.ts')}`,
    'src/platform/clock.ts': `export type Tick = 1\nexport const it: Tick = 1\n`,
    'demo/app.ts': 'console.log(1)\n',
  }
  assert.deepEqual(messages(house), [])
})
