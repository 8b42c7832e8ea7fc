import type { Hand } from './hand.ts'

/** What an assistant does, in Russian; the texts are those of the first measurement, or as long. */
type Task = {
  name: string
  /** Where it begins, without the language. */
  from: string
  /** The participant is known: the address says who. */
  isKnown?: boolean
  work(hand: Hand): Promise<void>
}

const paragraph = (length: number): string =>
  'Опыт органа, принятые меры и их итоги за последние три года. '.repeat(30).slice(0, length).trim()

const next = '.actions .button >> nth=0'

async function namePerson(hand: Hand): Promise<void> {
  await hand.choose('filled_in_for', 'someone_else')
  await hand.type('contact_name', 'Петрова Анна Сергеевна')
  await hand.type('contact_email', 'a.petrova@regulator.example')
  await hand.type('contact_phone', '+7 495 123-45-67')
  await hand.select('form_of_address', 'mr')
  await hand.type('native_name', 'Щербаков Юрий Алексеевич')
  await hand.click('button:has-text("Shcherbakov")')
  await hand.click('button:has-text("Iurii")')
  await hand.type('position', 'Head of the Authority')
  await hand.type('organization', 'Sample Communications Authority')
  await hand.find('country', 'Росс')
}

export const forms: readonly Task[] = [
  {
    name: 'participation, in person, participant unknown',
    from: 'participation',
    async work(hand) {
      await hand.choose('attendance', 'in_person')
      await hand.choose('events', 'regulators_round_table')
      await hand.choose('events', 'high_level_segment')
      await hand.choose('official_registration', 'later')
      await hand.choose('visa_support', 'not_needed')
      await hand.choose('list_consent', 'yes')
      await hand.press(next)
      await namePerson(hand)
      await hand.press(next)
      await hand.tick('privacy_read')
      await hand.press(next)
    },
  },
  {
    name: 'speaking slot, participant known',
    from: 'speaking-slot',
    isKnown: true,
    async work(hand) {
      await hand.choose('speaker_is_participant', 'yes')
      await hand.choose('first_choice', 'regulators_round_table')
      await hand.choose('available_days', '2025-07-08')
      await hand.choose('action_lines', 'C6')
      await hand.type('topic', 'Доступ к инфраструктуре')
      await hand.type('topic_en', 'Access to infrastructure')
      await hand.paste('main_points', paragraph(780))
      await hand.paste('biography', paragraph(690))
      await hand.choose('recording_consent', 'yes')
      await hand.choose('publication_consent', 'yes')
      await hand.press(next)
      await hand.tick('no_guarantee_read')
      await hand.press(next)
    },
  },
  {
    name: 'AI Governance Day, participant known',
    from: 'ai-governance-day',
    isKnown: true,
    async work(hand) {
      await hand.choose('ai_parts', 'round_table')
      await hand.choose('photo_consent', 'yes')
      await hand.press(next)
      await hand.press(next)
    },
  },
]

export const refusal: Task = {
  name: 'we cannot come, from the home page',
  from: '',
  async work(hand) {
    await hand.press('a[href*="not_attending"]')
    await hand.type('contact_email', 'a.petrova@rkn.example')
    await hand.type('family_name', 'Shcherbakov')
    await hand.type('organization', 'Roskomnadzor')
    await hand.find('country', 'Росс')
    await hand.press(next)
    await hand.tick('privacy_read')
    await hand.press(next)
  },
}
