import { together } from '../support/together.ts'

together('test/browser/*.test.ts', { but: ['test/browser/previews.test.ts'] })
