// A return address passes only as one that was listed, with parameters added, and carries an answer once.

import assert from 'node:assert/strict'
import test from 'node:test'
import { isListed, withAnswer } from './return-address.ts'

const listed = ['https://app.example/connected', 'https://app.example/back?from=connect']

test('a listed address passes with any query, whose listed part is there unchanged', () => {
  for (const address of [
    'https://app.example/connected',
    'https://app.example/connected?state=abc',
    'https://app.example/connected?a=1&a=2&loginId=theirs',
    'https://app.example/back?from=connect',
    'https://app.example/back?x=%20y&from=connect',
  ]) {
    assert.ok(isListed(listed, address), address)
  }
})

test('no other spelling of a host, a path or a query passes', () => {
  for (const address of [
    'https://app.example/',
    'https://app.example/connected/',
    'https://app.example/connected/../connected',
    'https://app.example/connected/..%2fevil?x=1',
    'https://app.example//connected',
    'https://app.example/Connected',
    'https://APP.example/connected',
    'https://app.example:443/connected',
    'http://app.example/connected',
    'https://app.example.evil.example/connected',
    'https://app.example@evil.example/connected',
    'https://evil.example/?https://app.example/connected',
    'https://app.example/connected#x',
    'https://app.example/connected?x=1#y',
    'https://app.example/connected\\@evil.example',
    'https://app.example/connected?x=\n',
    'https://app.example/connected?x=é',
    ' https://app.example/connected',
    'https://app.example/back',
    'https://app.example/back?from=elsewhere',
    'https://app.example/back?from=connect&from=elsewhere',
    'https://app.example/back?From=connect',
    `https://app.example/connected?${'x'.repeat(2048)}`,
    'javascript:alert(1)',
    '',
  ]) {
    assert.ok(!isListed(listed, address), address)
  }
})

test('an answer is written over what the address has of the same names, in any case, and over nothing else', () => {
  const answer = { loginId: 'a b', institution: 'FlinksCapital', state: undefined }
  assert.equal(
    withAnswer('https://app.example/connected', answer),
    'https://app.example/connected?loginId=a%20b&institution=FlinksCapital',
  )
  assert.equal(
    withAnswer('https://app.example/c?LOGINID=theirs&state=abc&error=x&%6CoginId=y&q=1%2B1', answer),
    'https://app.example/c?state=abc&q=1%2B1&loginId=a%20b&institution=FlinksCapital',
  )
  assert.equal(
    withAnswer('https://app.example/c?state=theirs&loginId=x', { error: 'access_denied', state: 'ours' }),
    'https://app.example/c?error=access_denied&state=ours',
  )
})
