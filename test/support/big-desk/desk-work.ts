import { edition } from '#edition/index.ts'
import { noPassword } from '../../../src/staff/accounts-store.ts'
import type { MadeParticipant, Tools } from './deeds.ts'
import { hashOf } from './rows.ts'

const roles = ['admin', 'reviewer', 'reviewer', 'reviewer', 'reviewer', 'viewer', 'viewer']
const tags = ['protocol', 'протокол', 'hotel', 'bilateral', 'двусторонняя встреча', 'press', 'delegate of last year']

const savedViews = [
  ['New from Europe', 'region=europe&status=received'],
  ['Ministers', 'level=minister&sort=country'],
  ['Решения ждут писем', 'form=speaking-slot&sort=-changed_at'],
  ['Visas', 'visa_support=needed&form=participation'],
  ['Bilateral', 'tags=bilateral'],
]

/** Accounts whose passwords are not set yet, their views and deliveries. Returns the addresses. */
export function fillStaff({ rows, at }: Tools): string[] {
  const members = roles.map((role, index) => ({ role, email: `member-${index + 1}@secretariat.example` }))
  for (const { role, email } of members)
    rows.member.run({ email, role, language: 'en', password_hash: noPassword, created_at: at(0) })
  for (const [index, [name, query]] of savedViews.entries())
    rows.view.run({ staff_id: index + 1, name, query, is_shared: index % 2 })
  const [first = ''] = members.map(({ email }) => email)
  rows.delivery.run({ name: 'Badges', selection: 'form=participation', choice: 'values=words', made_by: first })
  rows.delivery.run({ name: 'Interpreters', selection: 'form=speaking-slot', choice: 'values=codes', made_by: first })
  rows.roomForMore.run()
  return members.map(({ email }) => email)
}

/** What staff add to a participant: tags and notes, with their entries in the log. */
export function createDeskWork({ rows, folding, words, log, at: timeAt }: Tools, staff: readonly string[]) {
  const { pick, chance } = words
  let drafts = 0

  function label({ id, reference }: MadeParticipant, at: number): void {
    for (const tag of chance(18) ? words.some(tags, 2) : []) {
      rows.tag.run({ participant_id: id, tag, search: folding.text(tag) })
      log(pick(staff), 'tag_added', { reference, to: tag }, at)
    }
    if (!chance(12)) return
    const by = pick(staff)
    const text = words.text(chance(50) ? 1 : 0, 20, 500)
    rows.note.run({ participant_id: id, text, made_by: by, made_at: timeAt(at), search: folding.text(text) })
    log(by, 'note_added', { reference }, at)
  }

  /** A form that somebody has saved and not sent. */
  function draft(person: object, at: number): void {
    drafts += 1
    const { lastInsertRowid } = rows.draft.run({
      form: pick(edition.formPaths),
      typed: JSON.stringify(person),
      reference: '',
      seen: '',
      changed_at: timeAt(at),
      last_day: '2025-07-01',
    })
    rows.draftLink.run({ token_hash: hashOf(`draft ${drafts}`), draft_id: lastInsertRowid })
  }

  return { label, draft }
}
