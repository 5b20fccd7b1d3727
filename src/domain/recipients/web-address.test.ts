// An address that is registered is written as browsers write it, and can be sent in a header as it is.

import assert from 'node:assert/strict'
import test from 'node:test'
import { whyNotConnectRedirect, whyNotOrigin } from './web-address.ts'

test('an address has a host that ends no directive of a header, an origin nothing more, and a return address no name of an answer', () => {
  for (const origin of ['https://app.example', 'https://app.example:8443', 'https://xn--mnchen-3ya.example']) {
    assert.equal(whyNotOrigin(origin, false), undefined, origin)
  }
  for (const loopback of ['http://localhost:3000', 'http://[::1]:3000']) {
    assert.equal(whyNotOrigin(loopback, true), undefined, loopback)
    assert.match(whyNotOrigin(loopback, false) ?? '', /must begin with https/)
  }
  for (const host of ['a;sandbox', 'a,b.example', "a'b.example", 'a!b.example', 'a(b).example']) {
    assert.match(whyNotOrigin(`https://${host}`, true) ?? '', /letters, digits, dots and hyphens/, host)
    assert.match(whyNotConnectRedirect(`https://${host}/back`, true) ?? '', /letters, digits/, host)
  }
  for (const name of ['loginId', 'accountId', 'requestId', 'tag', 'state']) {
    const why = whyNotConnectRedirect(`https://app.example/?${name}=1`, true) ?? ''
    assert.match(why, /the answer brings it/, name)
  }
  for (const more of ['https://app.example/', 'https://app.example?x', 'https://*.example', 'https://u@app.example']) {
    assert.ok(whyNotOrigin(more, true), more)
  }
})
