import type { DraftContent } from '../drafts/draft.ts'
import type { Language } from '../i18n.ts'
import type { Services } from '../services.ts'
import { samplePerson } from './sample-people.ts'

const form = 'participation'
const answers = { attendance: 'in_person', events: ['wsis_high_level_event'] }
const begun = { ...answers, family_name: '<b>Draft</b>' }
const whole = {
  ...samplePerson(7),
  ...answers,
  days: ['2025-07-08'],
  official_registration: 'later',
  visa_support: 'unknown',
  listening_language: 'ru',
  list_consent: 'yes',
  privacy_read: 'yes',
}

const sampleDrafts = {
  BEGUN: { typed: begun, isForOwn: false },
  WHOLE: { typed: whole, isForOwn: false },
  OTHERS: { typed: begun, isForOwn: true },
}

export type SampleDraft = keyof typeof sampleDrafts

/** Saves a draft in each state; the token of each. `reference`: of a participant whom its reader may not open. */
export function saveDrafts({ drafts }: Services, reference: string, language: Language) {
  const save = ([name, { typed, isForOwn }]: [string, (typeof sampleDrafts)[SampleDraft]]) => {
    const content: DraftContent = { form, typed, reference: isForOwn ? reference : '', seen: '' }
    return [name, drafts.save(content, '', { language, ownAddresses: [] })]
  }
  return Object.fromEntries(Object.entries(sampleDrafts).map(save)) as Record<SampleDraft, string>
}
