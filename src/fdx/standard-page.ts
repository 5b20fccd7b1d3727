// The page of the standard: every path and field of 6.4.1 core, served or not, and why not: docs/fdx.md.

import { table } from './clusters-page.ts'
import { isCarried, type Entity, type Version } from './field.ts'
import { inventoryOf, rootEntities } from './inventory.ts'
import { operationsNotServed, partsNotServed } from './not-served.ts'
import { operations } from './operation.ts'

/** @param served the names of the endpoints that there are, such as `fdx-6-accounts`. */
export function writeStandardPage(served: ReadonlySet<string>): string {
  const paths = Object.entries(operations).map(([name, { id, method = 'GET', path }]) => {
    return [`${method} ${path}`, id, yes(served.has(`fdx-5-${name}`)), yes(served.has(`fdx-6-${name}`))]
  })
  return [
    opening,
    `## Paths\n\n${table(['path', 'operation', 'version 5', 'version 6'], paths)}`,
    `## Not served\n\n${table(
      ['operation', 'why not'],
      operationsNotServed.map(({ operation, why }) => [operation, why]),
    )}`,
    table(
      ['part of an operation', 'why not'],
      partsNotServed.map(({ part, why }) => [part, why]),
    ),
    ...rootEntities.map(section),
  ].join('\n')
}

const opening = `# FDX, path by path and field by field

Written from \`src/fdx/\` and the endpoints by \`writeStandardPage\`; change the description there, not this page.

Version 5 is FDX 5.2, version 6 is FDX 6.4.1. Both are written from one description. A field is served when the bank fills it
and a data cluster that opens it was consented: docs/data-clusters.md says which.

Paths of version 5 are those of FDX 5.2: what it does not have is empty there. Its consents, subscriptions and meta operations are those
of version 6, which FDX did not change. A deprecated field is written beside its newer one until the standard removes it, and
\`x-fapi-interaction-id\` is made where a caller sends none: [hubs](hubs.md) rely on both.

Any other version is 501 with code 1106. What a bank does not offer at all is code 501: 405 with an empty \`Allow\` in version 5, 501 in
version 6. A living token of another kind than a connection's is 403 with code 403.
`

function section(root: Entity): string {
  const rows = inventoryOf(root).map(({ path, fields }) => {
    const isIn = (version: Version): boolean => fields.every((field) => isCarried(field, version))
    const deprecated = fields.some((field) => field.deprecated !== undefined)
    return [`\`${path}\``, yes(isIn('5.2.0')), yes(isIn('6.4.1')), deprecated ? 'deprecated' : '']
  })
  return `## ${root.entity}\n\n${table(['field', '5.2', '6.4.1', ''], rows)}`
}

function yes(is: boolean): string {
  return is ? 'yes' : ''
}
