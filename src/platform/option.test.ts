// Options: what each kind takes, and the sentence for what it does not take.

import assert from 'node:assert/strict'
import test from 'node:test'
import { databaseUrl, demandOption, keys, origin, readOption, wholeNumber, words, type Option } from './option.ts'
import { Problem } from './problem.ts'

const basics = { name: 'SETTING', says: { en: 'What it is.', fr: 'Ce que c’est.' } }
const bytes = Buffer.alloc(32, 9)

const kinds: readonly { option: Option<unknown>; takes: [string, unknown][]; refuses: string[] }[] = [
  {
    option: wholeNumber({ ...basics, from: 1, to: 100 }),
    takes: [
      ['1', 1],
      ['100', 100],
      ['007', 7],
    ],
    refuses: ['0', '101', '-1', '1.5', '1e1', '0x1', ' 1', 'one', '99999999999'],
  },
  { option: words({ ...basics, takes: 'a text' }), takes: [['a b', 'a b']], refuses: [' ', '\t'] },
  {
    option: origin(basics),
    takes: [
      ['https://portage.example', 'https://portage.example'],
      ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
      ['http://localhost', 'http://localhost'],
      ['http://demo.localhost:8080', 'http://demo.localhost:8080'],
      ['http://[::1]:8080', 'http://[::1]:8080'],
    ],
    refuses: [
      'portage.example',
      'https://portage.example/path',
      'ftp://portage.example',
      'https://a@b.example',
      'https://',
      'http://bank.example',
      'http://192.168.1.2',
      'http://localhost.bank.example',
      'http://127.0.0.1.bank.example',
    ],
  },
  {
    option: databaseUrl(basics),
    takes: [['postgresql://a:b@host/c', 'postgresql://a:b@host/c']],
    refuses: ['mysql://host/c', 'host:5432', 'postgres://', 'postgres://a b'],
  },
  {
    option: keys(basics),
    takes: [
      [bytes.toString('base64'), [bytes]],
      [`${bytes.toString('base64url')}, ${bytes.toString('base64')}`, [bytes, bytes]],
    ],
    refuses: [
      'short',
      `${bytes.toString('base64')},`,
      bytes.toString('hex').slice(0, 40),
      `${bytes.toString('base64')}!`,
    ],
  },
]

for (const { option, takes, refuses } of kinds) {
  test(`what takes ${option.takes} takes that, and says so of anything else`, () => {
    for (const [text, value] of takes) assert.deepEqual(readOption(option, { SETTING: text }), value)
    for (const text of refuses) {
      assert.throws(() => readOption(option, { SETTING: text }), refusal(`SETTING takes ${option.takes}; `), text)
    }
  })
}

test('an option that is empty counts as absent: its default stands, or it is undefined, or it is demanded', () => {
  const option = words({ ...basics, takes: 'a text' })
  assert.equal(readOption({ ...option, fallback: 'default' }, { SETTING: '' }), 'default')
  assert.equal(readOption(option, {}), undefined)
  assert.throws(
    () => demandOption(option, { SETTING: '' }),
    refusal('SETTING is not set. It takes a text. What it is.'),
  )
})

test('a wrong value is repeated in the sentence, cut short, unless it is secret', () => {
  const long = 'x'.repeat(200)
  assert.throws(
    () => readOption(wholeNumber({ ...basics, from: 1, to: 9 }), { SETTING: long }),
    refusal(`"${'x'.repeat(80)}" is not.`),
  )
  assert.throws(
    () => readOption(keys(basics), { SETTING: 'hunter2' }),
    (error: unknown) => refusal('what it holds is not.')(error) && !String(error).includes('hunter2'),
  )
})

function refusal(words: string): (error: unknown) => boolean {
  return (error) => error instanceof Problem && error.code === 'cannot_start' && error.detail.includes(words)
}
