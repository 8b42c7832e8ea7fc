import { fieldsIn } from '../../src/forms/fields-in.ts'
import type { Form } from '../../src/forms/form.ts'
import { visitsCloseAt } from './circular.ts'
import { weekDays } from './events.ts'
import { hasReadNotice, notice } from './notice.ts'

const { text, radio, checkboxes, days, rows, textarea } = fieldsIn('shore-visit')
const outings = ['open_debate', 'island_tour']
const sailing = { arrival: ['by_sea', 'by_signal'] }

/** Who comes, and when. */
export const shoreVisit: Form = {
  path: 'shore-visit',
  version: 1,
  flow: 'note',
  closesAt: visitsCloseAt,
  sections: [
    {
      name: 'arrival',
      fields: [
        radio('arrival', ['by_sea', 'by_signal', 'stays_home']),
        days('landing_days', weekDays, { when: sailing }),
        checkboxes('outings', outings, {
          when: sailing,
          optionsText: 'event:events.',
        }),
        rows('crew', 3, [text('crew_name', { min: 2, max: 90 }), text('crew_duty', { max: 90, required: false })], {
          when: sailing,
        }),
        textarea('galley_wishes', { max: 300, required: false, when: sailing, sensitive: true }),
        radio('named_in_list', ['yes', 'no'], { when: sailing, optionsText: 'choices:yes_no.' }),
        textarea('word_to_hosts', { max: 500, required: false }),
      ],
    },
    notice,
  ],

  means: {
    hasReadNotice,
    declines: { arrival: ['stays_home'] },
    isRemote: { arrival: ['by_signal'] },
    wayOfTakingPart: 'arrival',
    companions: { rows: 'crew', name: 'crew_name', position: 'crew_duty' },
    days: 'landing_days',
    facets: ['outings'],
    work: [{ name: 'boats', when: { outings: ['island_tour'] } }],
    comings: outings.map(event => ({ event, when: { outings: [event] } })),
  },

  check: () => [],
}
