import { together } from '../support/together.ts'

/** `editions` stand on another edition: `npm run edition-two`. */
together('test/**/*.test.ts', { but: ['test/browser/*', 'test/changes/*', 'test/editions/*'] })
