import { together } from '../support/together.ts'

await together('test/browser/previews.test.ts')
