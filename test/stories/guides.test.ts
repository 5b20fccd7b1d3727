// The guides: every file of docs/ is a page, every link in them leads somewhere, and a wrong name opens no file.

import assert from 'node:assert/strict'
import { access, glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import test, { after, before } from 'node:test'
import { renderMarkdown } from '../../src/pages/guides/render-markdown.ts'
import { openBrowser } from '../customer.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
before(async () => {
  server = await openTestServer()
})
after(() => server[Symbol.asyncDispose]())

const get = (address: string): Promise<Response> =>
  fetch(new URL(address, server.issuer), { headers: { accept: 'text/html' } })

const names = (await Array.fromAsync(glob('*.md', { cwd: 'docs' }))).map((file) => path.basename(file, '.md'))
const guides = names.filter((name) => name !== 'index')
const pages = ['/docs/guides', ...guides.map((name) => `/docs/guides/${name}`)]

function hrefs(page: string): readonly string[] {
  return [...page.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
}

test('every guide is a page of its own title, and the index leads to each of them', async () => {
  assert.ok(guides.length > 10)
  const index = hrefs(await (await get('/docs/guides')).text())
  for (const name of guides) {
    const markdown = await readFile(`docs/${name}.md`, 'utf8')
    const answer = await get(`/docs/guides/${name}`)
    assert.equal(answer.status, 200, name)
    const { title } = renderMarkdown(markdown, () => undefined)
    assert.ok(title !== '')
    assert.equal((await answer.text()).split(`<h1>${title}</h1>`).length, 2, name)
    assert.ok(index.includes(`/docs/guides/${name}`), `the index does not lead to ${name}`)
  }
})

test('the pages of the guides run nothing and load nothing from elsewhere', async () => {
  for (const address of pages) {
    const answer = await get(address)
    assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'self'; img-src/)
    const text = await answer.text()
    assert.doesNotMatch(text, /<(script|img|iframe|style)\b| (style|on\w+|src)="/, address)
    assert.match(text, /<html lang="en" ?>/)
  }
})

test('every link of every guide leads to something that is there, on the server as in the repository', async () => {
  const seen = new Map<string, string>()
  const open = async (address: string): Promise<string> => {
    const known = seen.get(address)
    if (known !== undefined) return known
    const answer = await get(address)
    assert.equal(answer.status, 200, address)
    const text = await answer.text()
    seen.set(address, text)
    return text
  }
  for (const address of pages) {
    for (const href of hrefs(await open(address)).filter((href) => !/^(https:|data:)/.test(href))) {
      const { pathname, hash } = new URL(href, new URL(address, server.issuer))
      const page = await open(pathname)
      if (hash) assert.ok(page.includes(` id="${decodeURIComponent(hash.slice(1))}"`), `${address} leads to ${href}`)
    }
  }
})

test('every relative link of a page of the repository names a file, and a heading in it', async () => {
  const files = await Array.fromAsync(glob(['*.md', 'docs/*.md', 'decisions/*.md']))
  for (const file of files) {
    const text = await readFile(file, 'utf8')
    for (const [, href = ''] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [name = '', anchor] = href.split('#')
      const target = name === '' ? file : path.join(path.dirname(file), name)
      await assert.doesNotReject(access(target), `${file} leads to ${href}`)
      if (anchor === undefined) continue
      const { body } = renderMarkdown(await readFile(target, 'utf8'), () => undefined)
      assert.ok(body.toString().includes(` id="${anchor}"`), `${file} leads to ${href}`)
    }
  }
})

test('a name that no guide has is a page that says so, and opens no file', async () => {
  for (const name of ['nothing', 'index', 'options.md', 'openapi', '..%2FREADME', '%2e%2e%2fpackage', 'constructor']) {
    const answer = await get(`/docs/guides/${name}`)
    assert.equal(answer.status, 404, name)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/)
    const text = await answer.text()
    assert.match(text, /There is no such guide/, name)
    assert.ok(hrefs(text).includes('/docs/guides'))
  }
})

test('the home page in each language and the API reference lead to the guides', async () => {
  for (const [language, address] of [
    ['en', '/'],
    ['fr', '/'],
    ['en', '/docs'],
  ] as const) {
    const { text } = await openBrowser(server.issuer, language).open(address, { accept: 'text/html' })
    assert.ok(hrefs(text).includes('/docs/guides'), `${address} in ${language}`)
  }
})

test('every file that docs/architecture.md names is there', async () => {
  const page = await readFile('docs/architecture.md', 'utf8')
  const files = await Array.fromAsync(glob(['src/**/*.ts', 'tools/*.ts', 'test/**/*.ts']))
  const named = [...page.matchAll(/`([\w/-]+\.ts)`/g)].map(([, name = '']) => name)
  assert.ok(named.length > 50)
  for (const name of named)
    assert.ok(
      files.some((file) => `/${file}`.endsWith(`/${name}`)),
      `there is no ${name}`,
    )
})
