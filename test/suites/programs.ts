import { programs } from '../support/program.ts'
import { together } from '../support/together.ts'

await together(programs)
