// Code bases in other languages: published packages for the Flinks API in Python, and OAuth libraries, each in a program of ours.

import type { CodeBase } from '../code-base.ts'
import { LEVELS } from '../setting.ts'
import { runProgram } from '../program.ts'
import { go, java, python, rust, type Ready } from '../tool-chains.ts'
import type { World } from '../world.ts'
import { OAUTH_SETTINGS, SCOPE } from './oauth-libraries.ts'

function pythonPackage(module: string, version: string): CodeBase {
  return {
    name: module,
    language: 'Python',
    about: `The published package, version ${version}. It sends no credential.`,
    tried: 'package',
    settings: LEVELS,
    async run({ issuer, organization, connectedLogin }, step) {
      const program = await python('banking-calls.py', module)
      const environment = { ISSUER: issuer, CUSTOMER_ID: organization.customerId, LOGIN_ID: await connectedLogin() }
      await runProgram({ ...program, environment }, issuer, step)
    },
  }
}

function library(name: string, language: string, prepare: () => Promise<Ready>): CodeBase {
  return {
    name,
    language,
    about: 'A small program makes the code flow with it.',
    tried: 'package',
    settings: OAUTH_SETTINGS,
    async run(world, step) {
      await runProgram({ ...(await prepare()), environment: environmentOf(world) }, world.issuer, step)
    },
  }
}

function environmentOf({ issuer, recipient, redirectUri }: World): Record<string, string> {
  return {
    ISSUER: issuer,
    CLIENT_ID: recipient.clientId,
    CLIENT_SECRET: recipient.clientSecret,
    REDIRECT_URI: redirectUri,
    SCOPE,
    PROVIDER_ID: '1000',
  }
}

export const pythonPackages: readonly CodeBase[] = [
  pythonPackage('pyflinks', '0.1.2'),
  pythonPackage('flinks', '0.1.0a2'),
]

export const libraryPrograms: readonly CodeBase[] = [
  library('Authlib', 'Python', () => python('code-flow.py')),
  library('golang.org/x/oauth2', 'Go', go),
  library('Nimbus OAuth 2.0 SDK', 'Java', java),
  library('oauth2 (crate)', 'Rust', rust),
]
