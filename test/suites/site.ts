import { programs } from '../support/program.ts'
import { together } from '../support/together.ts'

together('test/**/*.test.ts', { but: ['test/browser/*', 'test/changes/*', ...programs] })
