// Programs: the code bases in other languages, whose tool chains take long. `npm run test:compatibility` runs this file.

import { libraryPrograms, pythonPackages } from './code-bases/programs.ts'
import { testCodeBases } from './test-code-bases.ts'

await testCodeBases([...pythonPackages, ...libraryPrograms])
