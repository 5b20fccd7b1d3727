// The guides: the markdown files of docs/, each under the name in its address, rendered when it is first asked for.

import { readdirSync, readFileSync } from 'node:fs'
import { path } from '../../platform/http/path.ts'
import { guidePaths } from './paths.ts'
import { renderMarkdown, type RenderedMarkdown } from './render-markdown.ts'

/** Relative to this file, so that an installed copy serves its own guides. */
const FOLDER = new URL('../../../docs/', import.meta.url)

/** The page that lists the others. */
const INDEX = 'index.md'

export type Guides = {
  /** `undefined` if there is no guide of this name. */
  guide(name: string): RenderedMarkdown | undefined
  index(): RenderedMarkdown
}

/** Reads the list of files once. A name that is not in the list opens no file, whatever it contains. */
export function openGuides(): Guides {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md'))
  const rendered = new Map<string, RenderedMarkdown>()
  const addresses = new Map(files.map((file) => [file, addressOf(file)]))
  const render = (file: string): RenderedMarkdown => {
    const known = rendered.get(file)
    if (known) return known
    const guide = renderMarkdown(readFileSync(new URL(file, FOLDER), 'utf8'), (link) => addresses.get(link))
    rendered.set(file, guide)
    return guide
  }
  return {
    guide(name) {
      const file = `${name}.md`
      return file !== INDEX && addresses.has(file) ? render(file) : undefined
    },
    index: () => render(INDEX),
  }
}

function addressOf(file: string): string {
  return file === INDEX ? guidePaths.index : path(guidePaths.guide, { guide: file.slice(0, -'.md'.length) })
}
