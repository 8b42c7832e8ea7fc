import { programs } from '../support/program.ts'
import { together } from '../support/together.ts'

await together('test/**/*.test.ts', { but: ['test/browser/*', 'test/changes/*', ...programs] })
