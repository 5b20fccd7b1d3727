// The console in French: each sentence with which a verb of its pages refuses is known in French too.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { detailInFrench } from '../src/pages/console/views/problem-detail.ts'
import { fieldErrorInFrench } from '../src/pages/console/views/field-errors.ts'

const PAGES = 'src/pages/console'
const OPERATIONS = 'src/operations'
const SHOWN =
  'not_authorized|not_found|conflict|form_expired|invalid_request|login_in_use|login_not_found|partner_not_found'
const REFUSAL = new RegExp(`new Problem\\(\\s*'(?:${SHOWN})',\\s*(?:'([^'\\n]+)'|"([^"\\n]+)"|\`([^\`]+)\`)`, 'g')

/** The pages and the operations behind their buttons, what they call in the domain, and what that calls beside itself. */
function reachable(): ReadonlySet<string> {
  const files = new Set([PAGES, OPERATIONS].flatMap(filesOf))
  for (const file of files) {
    for (const [, imported = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const found = path.join(path.dirname(file), imported)
      const isBeside = path.dirname(found) === path.dirname(file)
      const isFace = file.startsWith(PAGES) || file.startsWith(OPERATIONS)
      if (found.startsWith('src/domain/') && (isFace || isBeside)) files.add(found)
    }
  }
  return files
}

function filesOf(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  return names.map((name) => path.join(folder, name))
}

test('whatever a page of the console refuses, it says why in French as well', () => {
  const sentences = [...reachable()].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(REFUSAL)].map(([, single, double, template]) =>
      (single ?? double ?? template ?? '')
        .replaceAll('${why}', 'must be an address')
        .replaceAll('${kind}', 'origin')
        .replaceAll(/\$\{[^}]*\}/g, 'x'),
    ),
  )
  assert.ok(sentences.length > 50)
  assert.deepEqual(
    sentences.filter((sentence) => detailInFrench(sentence) === undefined),
    [],
  )
})

test('whatever is wrong with a field of an operation or of a page, the console says it in French as well', () => {
  const sentences = [...[PAGES, OPERATIONS].flatMap(filesOf), 'src/domain/clients/secret-request.ts'].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/['`]((?:must|is) [^'`]+)['`]/g)].map(([, said = '']) =>
      said.replaceAll(/\$\{[^}]*\}/g, '7'),
    ),
  )
  assert.ok(sentences.length > 8)
  assert.deepEqual(
    sentences.filter((sentence) => fieldErrorInFrench(sentence) === undefined),
    [],
  )
})

test('of several wrong fields and of several choices, the console says all of it in French', () => {
  assert.equal(
    detailInFrench(
      'user_name: is missing; role: must be viewer or auditor or operator; provider_ids.0: is no provider id',
    ),
    'Le champ user_name ne convient pas\u00A0: il est à remplir. ' +
      'Le champ role ne convient pas\u00A0: il doit être viewer, auditor ou operator. ' +
      'Le champ provider_ids.0 ne convient pas\u00A0: il n’est pas un identifiant de fournisseur.',
  )
})
