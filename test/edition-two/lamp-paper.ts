import { fieldsIn } from '../../src/forms/fields-in.ts'
import { type Form, textOf } from '../../src/forms/form.ts'
import { hasOnlyLatinLetters } from '../../src/forms/rules.ts'
import { papersCloseAt } from './circular.ts'
import { debateDays } from './events.ts'
import { hasReadNotice, notice } from './notice.ts'
import { ranks, tongues } from './options.ts'

const { text, radio, days, textarea } = fieldsIn('lamp-paper')
const readByMate = { read_by: ['mate'] }

/** A paper for the one session there is. */
export const lampPaper: Form = {
  path: 'lamp-paper',
  version: 2,
  flow: 'slot',
  closesAt: papersCloseAt,
  sections: [
    {
      name: 'reader',
      fields: [
        radio('read_by', ['keeper', 'mate']),
        text('mate_name', { min: 2, max: 90, when: readByMate }),
        text('mate_duty', { min: 2, max: 90, when: readByMate }),
        radio('mate_rank', ranks, { when: readByMate, optionsText: 'options:ranks.' }),
      ],
    },
    {
      name: 'paper',
      fields: [
        radio('for_gathering', ['open_debate'], { optionsText: 'event:events.' }),
        days('reading_days', debateDays),
        text('watch_hours', { max: 120, required: false }),
        // The other form asks for an arrival and has a word to the hosts too, so that columns, files and counts have
        // to tell the two apart.
        radio('arrival', ['on_stage', 'by_radio']),
        radio('tongue', tongues, { optionsText: 'options:tongues.' }),
        text('paper_heading', { min: 4, max: 120 }),
        text('paper_heading_en', { min: 4, max: 120, latin: true, required: 'sometimes', language: 'en' }),
        textarea('paper_abstract', { min: 40, max: 400, counted: true }),
        textarea('word_to_hosts', { max: 500, required: false }),
      ],
    },
    notice,
  ],

  means: {
    hasReadNotice,
    standIn: { when: readByMate, name: 'mate_name', position: 'mate_duty', level: 'mate_rank' },
    isRemote: { arrival: ['by_radio'] },
    days: 'reading_days',
    unavailable: 'watch_hours',
    wants: ['for_gathering'],
    topicAsTyped: 'paper_heading',
    topicInEnglish: 'paper_heading_en',
    mode: 'arrival',
    language: 'tongue',
    aboutSpeech: ['paper_abstract', 'word_to_hosts'],
  },

  check: answers =>
    hasOnlyLatinLetters(textOf(answers, 'paper_heading')) || textOf(answers, 'paper_heading_en')
      ? []
      : [{ field: 'paper_heading_en', code: 'in_english_too' }],
}
