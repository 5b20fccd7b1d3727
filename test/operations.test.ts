// Operations and their faces: each is reached with its own role and proof, by programs and in the browser.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import type { z } from 'zod'
import type { Operation } from '../src/operations/operation.ts'

const FOLDER = path.resolve('src/operations')

/** What a browser alone takes part in. */
const IN_BROWSERS_ALONE = new Set(['remove-passkey', 'renew-recovery-codes', 'renew-way-in', 'end-other-sessions'])

/** The console's buttons that are named otherwise, because the name is another endpoint's. */
const CONSOLE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'suspend-client': ['suspend-recipient', 'suspend-partner'],
  'resume-client': ['resume-recipient', 'resume-partner'],
  'create-recipient': ['console-create-recipient'],
  'change-redirect-uris': ['console-change-redirect-uris'],
  'request-registrations': ['console-request-registrations'],
  'end-session': ['end-console-session'],
  'end-other-sessions': ['end-other-console-sessions'],
}

type AnyOperation = Operation<z.ZodRawShape, unknown>

async function everyOperation(): Promise<readonly AnyOperation[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(
    files.map(async (name) => (await import(path.join(FOLDER, name))) as Record<string, unknown>),
  )
  return modules.flatMap((module) => Object.values(module)).filter(isOperation)
}

function isOperation(value: unknown): value is AnyOperation {
  return typeof value === 'object' && value !== null && 'perform' in value
}

/** Who may call an endpoint, as docs/endpoints.txt says. */
function accessOf(name: string): string | undefined {
  const lines = readFileSync('docs/endpoints.txt', 'utf8').split('\n')
  return lines
    .map((line) => line.split(/ {2,}/))
    .find((columns) => columns.at(-1) === name)
    ?.at(-3)
}

test('each operation has a name of its own, and says in both languages what its button does', async () => {
  const operations = await everyOperation()
  assert.ok(operations.length > 30)
  assert.equal(new Set(operations.map(({ name }) => name)).size, operations.length)
  for (const { name, texts } of operations) {
    assert.notEqual(texts.en.verb, texts.fr.verb, name)
    assert.equal(texts.en.means === undefined, texts.fr.means === undefined, name)
  }
})

test('a program reaches each operation with its role, but for what a browser alone takes part in', async () => {
  for (const { name, role } of await everyOperation()) {
    assert.equal(accessOf(`operator-${name}`), IN_BROWSERS_ALONE.has(name) ? undefined : `${role} token`, name)
  }
})

test('a browser reaches each operation with its role, and with a fresh proof where it gives lasting power', async () => {
  for (const { name, role, needsProof } of await everyOperation()) {
    const access = needsProof ? `console ${role}, proved` : `console ${role}`
    for (const button of CONSOLE_NAMES[name] ?? [name]) assert.equal(accessOf(button), access, button)
  }
})
