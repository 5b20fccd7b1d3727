// The OpenAPI document as a file, written from the app itself.

import { writeReference } from '../src/api/reference/document.ts'
import type { Database } from '../src/database/open.ts'
import { allEndpoints, EXAMPLE_ISSUER } from './write-endpoints.ts'

/** The text of docs/openapi.json, indented by one space: with two it was nearly half white space. */
export async function writeOpenApiFile(database: Database): Promise<string> {
  return `${JSON.stringify(writeReference(await allEndpoints(database), EXAMPLE_ISSUER), undefined, 1)}\n`
}
