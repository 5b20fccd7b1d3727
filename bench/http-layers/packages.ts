// How many packages a package brings, itself included, read from package-lock.json.

import { readFileSync } from 'node:fs'
import { z } from 'zod'

const names = z.record(z.string(), z.string()).optional()
const Lock = z.object({ packages: z.record(z.string(), z.object({ dependencies: names })) })

export function countPackages(...roots: string[]): number {
  const { packages } = Lock.parse(JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')))
  const found = new Set<string>()
  const visit = (from: string, name: string): void => {
    const at = nearest(from, name, (place) => place in packages)
    if (at === undefined || found.has(at)) return
    found.add(at)
    for (const next of Object.keys(packages[at]?.dependencies ?? {})) visit(`${at}/`, next)
  }
  for (const root of roots) visit('', root)
  return found.size
}

/** Where npm put `name` as seen from `from`: the nearest node_modules on the way up. */
function nearest(from: string, name: string, exists: (place: string) => boolean): string | undefined {
  const place = `${from}node_modules/${name}`
  if (exists(place)) return place
  if (from === '') return undefined
  return nearest(from.slice(0, Math.max(0, from.lastIndexOf('node_modules/', from.length - 2))), name, exists)
}
