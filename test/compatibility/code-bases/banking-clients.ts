// Banking clients: the code bases that read accounts, in the order of the page.

import type { CodeBase } from '../code-base.ts'
import { csharpSdk, flinksAppServices } from './csharp.ts'
import { mmroz, phildionne } from './ruby.ts'
import { djangoTask, guzzleClient, laravel, remittance, shellScript } from './scripting.ts'
import { goClient, nanopay } from './typed-services.ts'
import { dwollaExchange, expressDemo, nestService, worker } from './web-servers.ts'

export const bankingClients: readonly CodeBase[] = [
  dwollaExchange,
  mmroz,
  worker,
  expressDemo,
  csharpSdk,
  flinksAppServices,
  phildionne,
  goClient,
  nanopay,
  laravel,
  djangoTask,
  remittance,
  nestService,
  shellScript,
  guzzleClient,
]
