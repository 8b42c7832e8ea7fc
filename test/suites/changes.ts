import { together } from '../support/together.ts'

together('test/changes/*.test.ts')
