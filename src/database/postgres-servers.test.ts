// Rules of DATABASE_URL: one host or several, and which of them is meant.

import assert from 'node:assert/strict'
import test from 'node:test'
import { readServers } from './postgres-servers.ts'

test('one host is taken as it is written', () => {
  for (const url of [
    'postgres://ada:p%40ss@db.example:5433/portage?sslmode=require',
    'postgresql://db.example/portage',
    'postgres://ada@[::1]:5432/portage',
    'postgres://ada@/portage?host=%2Fvar%2Frun%2Fpostgresql',
  ]) {
    assert.equal(readServers(url).mustWrite, false)
    assert.equal(readServers(url).addresses[0], url)
  }
})

test('several hosts are as many addresses with the same name, password, database and parameters, in their order', () => {
  const url = 'postgres://ada:a,b@one:5432,two:5433,[::1]:5434/portage?sslmode=require&target_session_attrs=read-write'
  assert.deepEqual(readServers(url), {
    addresses: [
      'postgres://ada:a,b@one:5432/portage?sslmode=require',
      'postgres://ada:a,b@two:5433/portage?sslmode=require',
      'postgres://ada:a,b@[::1]:5434/portage?sslmode=require',
    ],
    mustWrite: true,
  })
})

test('of several hosts the one that takes changes is meant, unless any will do', () => {
  assert.equal(readServers('postgres://one,two/portage').mustWrite, true)
  assert.equal(readServers('postgres://one,two/portage?target_session_attrs=primary').mustWrite, true)
  assert.equal(readServers('postgres://one,two/portage?target_session_attrs=any').mustWrite, false)
  assert.equal(readServers('postgres://one/portage?target_session_attrs=read-write').mustWrite, true)
})

test('what is no address is refused, and its password not shown', () => {
  for (const url of [
    'postgres://ada:secret-word@one,,two/portage',
    'postgres://ada:secret-word@one:not-a-port/portage',
    'postgres://ada:secret-word@one,two/portage?target_session_attrs=standby',
    'http://ada:secret-word@one/portage',
  ]) {
    assert.throws(() => readServers(url), {
      code: 'cannot_start',
      message: /^(?!.*secret-word)cannot_start: DATABASE_URL /,
    })
  }
})
