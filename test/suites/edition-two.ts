import { together } from '../support/together.ts'

await together(['test/editions/*.test.ts', 'test/locales.test.ts'])
