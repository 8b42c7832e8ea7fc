import { together } from '../support/together.ts'

await together('test/browser/*.test.ts', { but: ['test/browser/previews.test.ts'] })
