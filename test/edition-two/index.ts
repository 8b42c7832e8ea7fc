import { defineEdition } from '../../src/forms/edition.ts'
import { textOf } from '../../src/forms/form.ts'
import { countries, regions } from './countries.ts'
import { calendar, sessions } from './events.ts'
import { lampPaper } from './lamp-paper.ts'
import { person } from './person.ts'
import { shoreVisit } from './shore-visit.ts'

/**
 * Another circular, which proves that a folder is all that changes: `node --conditions=edition-two` takes it in place of
 * `src/edition/`. No name of a field, form, session, day or event is the same there and here.
 */
export const edition = defineEdition({
  person,
  forms: [shoreVisit, lampPaper],
  calendar,
  sessions,
  countries,
  regions,
  hints: [
    {
      name: 'paper_from_home',
      applies(answersTo) {
        return (
          answersTo('lamp-paper') !== undefined && textOf(answersTo('shore-visit') ?? {}, 'arrival') === 'stays_home'
        )
      },
    },
  ],
  protocol: {
    categories: ['LAMP', 'SHORE', 'none'],
    categoryOfLevel: { chief_keeper: 'LAMP', keeper: 'SHORE' },
  },
})
