// The page that says which data cluster opens each field, and why: docs/data-clusters.md, written from the description.

import { accountFields } from './account-fields.ts'
import { account } from './account.ts'
import { clusterReasons, dataClusters } from './cluster.ts'
import type { Field } from './field.ts'
import { inventoryOf, rootEntities, type InventoryLine } from './inventory.ts'

/** A row for each field of a root entity. Fields inside share it, unless they are opened by something else. */
type Row = { readonly path: string; readonly clusters: string; readonly versions: string; readonly why: string }

export function writeDataClustersPage(): string {
  const accounts = new Set(account.oneOf.map(({ entity }) => entity as string))
  const sharedNames = new Set(['accountCategory', ...Object.keys(accountFields)])
  const isShared = (line: InventoryLine) => accounts.has(line.entity) && sharedNames.has(line.fields[0]?.name ?? '')
  const shared = rootEntities.slice(0, 1).flatMap(inventoryOf).filter(isShared)
  const sections = rootEntities.map((root) => {
    const title = root.since === undefined ? root.entity : `${root.entity} (since ${root.since})`
    return section(
      title,
      inventoryOf(root).filter((line) => !isShared(line)),
    )
  })
  return [opening, clusterTable(), section('Every account', shared), ...sections].join('\n')
}

const opening = `# Which data cluster opens which field

Written from \`src/fdx/\` by \`writeDataClustersPage\`; change the description there, not this page.

The standard names its clusters but publishes no list of their fields, so this assignment is ours. A field leaves only when
the customer consented to a cluster of its row (any one of them) and the version asked for carries it. A field inside another
is opened with it, unless it has a row of its own. A struck name is deprecated in the version named.
`

function clusterTable(): string {
  return table(
    ['cluster', 'opens, and why it stands alone'],
    dataClusters.map((cluster) => [cluster, clusterReasons[cluster]]),
  )
}

function section(title: string, lines: readonly InventoryLine[]): string {
  const rows = new Map<string, Row>()
  for (const line of lines) {
    const row = rowOf(line)
    if (!rows.has(row.path)) rows.set(row.path, row)
  }
  const cells = [...rows.values()].map(({ path, clusters, versions, why }) => [path, clusters, versions, why])
  return `## ${title}\n\n${table(['field', 'cluster', 'versions', 'why this cluster'], cells)}`
}

/** The row ends where the clusters last change on the way down. */
function rowOf(line: InventoryLine): Row {
  let opens = ''
  let depth = 0
  for (const [index, field] of line.fields.entries()) {
    const here = field.clusters?.join(' or ') ?? opens
    if (here !== opens) depth = index + 1
    opens = here
  }
  const path = line.path.split('.').slice(0, depth).join('.')
  const field = line.fields[depth - 1]
  return {
    path: field?.deprecated === undefined ? `\`${path}\`` : `~~\`${path}\`~~`,
    clusters: opens,
    versions: field === undefined ? '' : versionsOf(field),
    why: field?.why ?? '',
  }
}

function versionsOf({ since, until, deprecated, from }: Field): string {
  const notes = [
    since === undefined ? '' : `since ${since}`,
    until === undefined ? '' : `until ${until}`,
    deprecated === undefined ? '' : `deprecated ${deprecated}`,
    from === undefined ? '' : `older name of \`${from}\``,
  ]
  return notes.filter((note) => note !== '').join(', ')
}

/** Returns a table in Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return `${lines.join('\n')}\n`
}
