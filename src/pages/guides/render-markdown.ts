// Markdown to HTML: headings with ids, links that lead to pages of this server, and no HTML that the text brings along.

import { Marked, type Tokens } from 'marked'
import { Html, html } from '../../platform/http/html.ts'

export type RenderedMarkdown = {
  /** The heading of the first level, which is no part of the body. */
  readonly title: string
  /** The headings of the second level, in their order. */
  readonly sections: readonly { readonly id: string; readonly text: string }[]
  readonly body: Html
}

/** Returns the address of a file that a text links to by its relative path; `undefined` if this server does not serve it. */
export type AddressOf = (file: string) => string | undefined

/**
 * Links to files that are not served become plain text. Tables and blocks of code are regions that scroll by themselves,
 * so that the page is never wider than its window.
 */
export function renderMarkdown(markdown: string, addressOf: AddressOf): RenderedMarkdown {
  const headings: { readonly depth: number; readonly id: string; readonly text: string }[] = []
  const nameOf = uniqueNames()
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth, text }) {
        const inner = this.parser.parseInline(tokens)
        const plain = plainText(text)
        const id = nameOf(plain)
        headings.push({ depth, id, text: plain })
        return depth === 1 ? '' : `<h${depth} id="${id}">${inner}</h${depth}>\n`
      },
      link({ raw, href, tokens }) {
        const inner = trusted(this.parser.parseInline(tokens))
        // An address in the running text is an example.
        if (!raw.startsWith('[')) return inner.toString()
        const address = /^(https?:|#)/.test(href) ? href : servedAddress(href, addressOf)
        return (address === undefined ? inner : html`<a href="${address}">${inner}</a>`).toString()
      },
      table(token) {
        return scrolling(
          'Table',
          drawTable(token, (tokens) => this.parser.parseInline(tokens)),
        )
      },
      code: ({ text }) => scrolling('Code', html`<pre><code>${text}</code></pre>`),
      html: ({ text }) => (text.trimStart().startsWith('<!--') ? '' : html`${text}`.toString()),
      // A guide's picture would need an address of its own; none has one.
      image: ({ text }) => html`${text}`.toString(),
    },
  })
  const body = trusted(marked.parse(markdown, { async: false }))
  const title = headings.find(({ depth }) => depth === 1)?.text ?? ''
  return { title, sections: headings.filter(({ depth }) => depth === 2), body }
}

/** What the renderer wrote is HTML already: everything in it went through `html` or through the library's own escaping. */
function trusted(rendered: string): Html {
  return Html.fromTemplate(rendered)
}

function servedAddress(href: string, addressOf: AddressOf): string | undefined {
  const [file = '', anchor] = href.split('#')
  const address = addressOf(file)
  return address === undefined || anchor === undefined ? address : `${address}#${anchor}`
}

/** Can be reached and scrolled by the keyboard alone (WCAG 2.1.1). */
function scrolling(name: string, inner: Html): string {
  return html`<div class="scrolling" role="group" aria-label="${name}" tabindex="0">${inner}</div>`.toString()
}

function drawTable({ header, rows }: Tokens.Table, inline: (tokens: Tokens.TableCell['tokens']) => string): Html {
  const cells = (row: readonly Tokens.TableCell[]) => row.map(({ tokens }) => html`<td>${trusted(inline(tokens))}</td>`)
  const head = header.map(({ tokens }) => {
    const name = inline(tokens)
    // A column without a name has no heading to announce.
    return name === '' ? html`<td></td>` : html`<th scope="col">${trusted(name)}</th>`
  })
  return html`<table>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${cells(row)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** The heading without its marks. */
function plainText(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]/g, '')
}

/** The names that code hosts give to headings, so that an anchor works there and here. */
function headingName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')
}

function uniqueNames(): (text: string) => string {
  const counts = new Map<string, number>()
  return (text) => {
    const name = headingName(text)
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    return count === 0 ? name : `${name}-${count}`
  }
}
