// Markdown to HTML: what a text may bring along, and where its links and anchors lead.

import assert from 'node:assert/strict'
import test from 'node:test'
import { renderMarkdown } from './render-markdown.ts'

const nowhere = () => undefined
const bodyOf = (markdown: string): string => renderMarkdown(markdown, nowhere).body.toString()

test('HTML in a text is shown, never passed on; a comment is left out', () => {
  assert.match(bodyOf('# T\n\n<script>alert(1)</script>'), /^&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
  assert.match(bodyOf('An <img src=x onerror=alert(1)> image'), /<p>An &lt;img src=x onerror=alert\(1\)&gt; image<\/p>/)
  assert.match(bodyOf('```html\n<b>&amp;</b>\n```'), /<code>&lt;b&gt;&amp;amp;&lt;\/b&gt;<\/code>/)
  assert.equal(bodyOf('<!-- for the tool -->').trim(), '')
})

test('a link leads to a served page or to the web; any other is plain text', () => {
  const { body } = renderMarkdown(
    '[a](a.md#x) [b](../src/b.ts) [c](https://c.example/) [d](#d) [e](javascript:e)',
    (file) => (file === 'a.md' ? '/docs/guides/a' : undefined),
  )
  assert.equal(
    body.toString().trim(),
    '<p><a href="/docs/guides/a#x">a</a> b <a href="https://c.example/">c</a> <a href="#d">d</a> e</p>',
  )
})

test('an address that is only text is no link', () => {
  assert.equal(bodyOf('Such as https://portage.example/.').trim(), '<p>Such as https://portage.example/.</p>')
})

test('a heading has the name that code hosts give it, and the first one is the title', () => {
  const { title, sections, body } = renderMarkdown(
    '# The `title`\n\n## 1. Get a token\n\n## What *is* it?\n\n## What is it?',
    nowhere,
  )
  assert.equal(title, 'The title')
  assert.deepEqual(
    sections.map(({ id }) => id),
    ['1-get-a-token', 'what-is-it', 'what-is-it-1'],
  )
  assert.match(body.toString(), /<h2 id="what-is-it">What <em>is<\/em> it\?<\/h2>/)
})

test('a cell of a table may hold code, and a column without a name has no heading', () => {
  const text = bodyOf('| name | |\n|---|---|\n| `a\\|b` | <i> |')
  assert.match(text, /<th scope="col">name<\/th>\s*<td><\/td>/)
  assert.match(text, /<td><code>a\|b<\/code><\/td>\s*<td>&lt;i&gt;<\/td>/)
})
