// Settings of a connector: what a form and a file may say of them.

import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { Problem } from '../../platform/problem.ts'
import type { Connector } from './connector.ts'
import { settingsOf, validateSettings } from './setting.ts'

const texts = { en: { label: 'A', means: 'A.' }, fr: { label: 'B', means: 'B.' } }

const setting = <Schema extends z.ZodType>(schema: Schema, given: object): Schema => schema.meta({ texts: given })

const connector = {
  name: 'test',
  settings: z.strictObject({
    issuer: setting(z.url(), texts),
    method: setting(z.enum(['one', 'two']).default('one'), texts),
    seconds: setting(z.int().min(1, 'must be at least 1').optional(), texts),
    scopes: setting(z.record(z.string(), z.string()).optional(), texts),
    paths: setting(z.partialRecord(z.enum(['account', 'contact']), z.string()).default({}), texts),
    headers: setting(
      z.record(z.string().regex(/^[a-z]+$/, 'must be the name of a header'), z.string()).default({}),
      texts,
    ),
    hosts: setting(z.array(z.string()).default([]), texts),
    open: setting(z.boolean().default(false), texts),
  }),
  secrets: { client_secret: { texts, required: true } },
} as unknown as Connector

test('each setting says how it is typed, whether it must be there, and what holds without it', () => {
  const read = settingsOf(connector).map(({ name, kind, required, fallback }) => ({ name, kind, required, fallback }))
  assert.deepEqual(read, [
    { name: 'issuer', kind: 'text', required: true, fallback: undefined },
    { name: 'method', kind: 'choice', required: false, fallback: 'one' },
    { name: 'seconds', kind: 'number', required: false, fallback: undefined },
    { name: 'scopes', kind: 'table', required: false, fallback: undefined },
    { name: 'paths', kind: 'table', required: false, fallback: {} },
    { name: 'headers', kind: 'table', required: false, fallback: {} },
    { name: 'hosts', kind: 'list', required: false, fallback: [] },
    { name: 'open', kind: 'flag', required: false, fallback: false },
  ])
})

test('every wrong setting is named at once, and an unknown one with the name that was meant', () => {
  const given = { isuer: 'https://bank.example', client_secret: 'x', seconds: 0 }
  assert.throws(
    () => validateSettings(connector, given),
    (error: unknown) =>
      error instanceof Problem &&
      error.code === 'invalid_request' &&
      /isuer is not known: did you mean issuer\?/.test(error.detail) &&
      /issuer is missing/.test(error.detail) &&
      /client_secret is a secret: give it as one of the secrets/.test(error.detail) &&
      /seconds must be at least 1/.test(error.detail),
  )
})

test('a wrong name in a table is told as that of a setting is', () => {
  const given = { issuer: 'https://bank.example', paths: { acount: '/a' }, headers: { 'a header': 'x' } }
  assert.throws(
    () => validateSettings(connector, given),
    (error: unknown) =>
      error instanceof Problem &&
      /paths\.acount is not known: did you mean account\?/.test(error.detail) &&
      /headers\.a header must be the name of a header/.test(error.detail),
  )
})
