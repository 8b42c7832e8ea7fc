import { together } from '../support/together.ts'

together(['test/editions/*.test.ts', 'test/locales.test.ts'])
