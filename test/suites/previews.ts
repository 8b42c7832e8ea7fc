import { together } from '../support/together.ts'

together('test/browser/previews.test.ts')
