import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readerZones } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { auditActions } from '../../src/audit/actions.ts'
import { troubles } from '../../src/database-trouble.ts'
import { exportOrders, exportValues } from '../../src/exports/export-options.ts'
import { keyKinds } from '../../src/facts/person-keys.ts'
import { type Form, fieldsOf, findField, steps } from '../../src/forms/form.ts'
import { kinds, letterKinds } from '../../src/letters/kinds.ts'
import { letterStates } from '../../src/letters/letter.ts'
import { note } from '../../src/replies/flows/note.ts'
import { seat } from '../../src/replies/flows/seat.ts'
import { slot } from '../../src/replies/flows/slot.ts'
import { takenLateOnes } from '../../src/replies/late.ts'
import { protocolCategories } from '../../src/replies/protocol-order.ts'
import { isInForce, publicStatus, statuses, statusesOf, takesSeat, withdrawal } from '../../src/replies/statuses.ts'
import { otherNames } from '../../src/replies/submission.ts'
import { replyActions } from '../../src/replies/versions.ts'
import { periods } from '../../src/retention/periods.ts'
import { fates } from '../../src/routes/admin/batch-letters.ts'
import { helpSections } from '../../src/routes/admin/help-page.ts'
import { tabs } from '../../src/routes/admin/record-place.ts'
import { doors } from '../../src/seating/door-list.ts'
import { figureNames } from '../../src/staff/digest.ts'
import { rightNames, roleNames } from '../../src/staff/roles.ts'
import type { Attribute } from '../../src/table/attribute.ts'
import { attributes } from '../../src/table/attributes.ts'
import { builtInViews } from '../../src/table/built-in-views.ts'
import { sinceWords } from '../../src/table/since.ts'
import { kindsOfComing } from '../../src/today/comings.ts'
import { statusesWithPage } from '../../src/web/errors.ts'

const root = join(import.meta.dirname, '../..')

/** Whole texts in quotes, where a problem or a column is named nowhere but where it arises. */
const quotedIn = (...patterns: string[]): string[] =>
  patterns
    .flatMap(filesFor)
    .flatMap(file => [...readFileSync(join(root, file), 'utf8').matchAll(/'([\w.-]+)'/g)])
    .map(([, text = '']) => text)

/** A pattern that finds no file would let every word below it die unseen. */
function filesFor(pattern: string): string[] {
  const files = globSync(pattern, { cwd: root })
  assert.notDeepEqual(files, [], pattern)
  return files
}

const namesOf = (all: readonly { name: string }[]): string[] => all.map(({ name }) => name)
/** Of every flow, whether or not the edition has a form of it. */
const everyStatus = [...note, ...slot, ...seat]
const setByParticipants = everyStatus.filter(({ setBy }) => setBy === 'participant')
const setByStaff = everyStatus.filter(({ setBy }) => setBy === 'staff')
const publicOnes = ['none', ...statuses.map(publicStatus)]

const headings = (areMoments?: boolean): string[] => (areMoments ? ['heading_in_utc', 'heading_in_zone'] : ['heading'])

/** What an attribute can be called, besides by its field or form. */
function partsOf({ name, field, filter, column, export: exported }: Attribute): string[] {
  const isNamed = !field && !edition.formPaths.includes(name)
  return [
    ...(isNamed ? ['label'] : []),
    ...(exported ? headings(exported.isMoment) : []),
    ...(column ? ['head'] : []),
    ...(filter?.isFlag ? ['only'] : []),
    ...(filter ? ['not', 'not_label'] : []),
  ].map(part => `${name}.${part}`)
}

const letterOf = (form: string, status: string): string[] =>
  ['subject', 'intro', 'personal_page', 'button', 'offer'].map(part => `${form}.${status}.${part}`)

const aboutReplies = letterKinds.filter(kind => kinds[kind].about === 'reply')

/** What letters say of a reply to this form, and of a refusal where it can be one. */
const confirmationsOf = ({ path, flow, means }: Form): string[] => [
  ...['', ...(means.declines ? ['refusal.'] : [])].flatMap(answer =>
    aboutReplies.flatMap(kind => ['subject', 'intro'].map(part => `${path}.${answer}${kind}.${part}`)),
  ),
  ...(flow === 'slot' || means.asksForSeat ? [`${path}.next`] : []),
]

const formsOfAddress = findField(edition.person, edition.person.means.formOfAddress)?.options ?? []

const withParts = (names: readonly (string | number)[]): string[] =>
  names.flatMap(name => [`${name}.title`, `${name}.body`])

/** Nobody at the desk is told to write to the secretariat. */
const withPartsOfErrors = (names: readonly (string | number)[]): string[] => [
  ...withParts(names),
  ...names.map(name => `${name}.body_for_staff`),
]

/** The beginning of each key that code completes, and everything that it is completed with. */
const completed: Record<string, readonly string[]> = {
  'admin:attributes.': attributes.flatMap(partsOf),
  'admin:audit.actions.': auditActions,
  'admin:export.changes.': replyActions,
  'admin:reply.action.': replyActions,
  'admin:reply.kind.': letterKinds,
  'admin:reply.letter_state.': letterStates,
  'admin:seating.invitation.': statuses.filter(takesSeat),
  'admin:staff.roles.': roleNames,
  'admin:help.': Object.entries(helpSections).flatMap(([id, names]) =>
    ['title', ...names].map(name => `${id}.${name}`),
  ),
  'admin:help.by.': ['staff', 'participant'],
  'admin:help.rights.': rightNames,
  'admin:decide.': namesOf(setByStaff),
  'admin:decide_many.': namesOf(setByStaff),
  'admin:status.': ['none', ...statuses],
  'admin:today.coming_by.': kindsOfComing,
  'admin:reply.tabs.': tabs,
  'admin:entry.answers.': [...namesOf(setByParticipants), withdrawal],
  'confirmations:': edition.forms.flatMap(confirmationsOf),
  'decisions:': edition.formPaths.flatMap(form =>
    statusesOf(form)
      .filter(({ hasLetter }) => hasLetter)
      .flatMap(({ name }) => letterOf(form, name)),
  ),
  'errors:pages.': withPartsOfErrors(statusesWithPage),
  'errors:trouble.': withPartsOfErrors(troubles),
  'event:categories.': protocolCategories,
  'event:categories_short.': protocolCategories,
  'event:events.': namesOf(edition.calendar),
  'event:hints.': namesOf(edition.hints),
  'event:regions.': [...edition.regions, 'none'],
  'event:sessions.': namesOf(edition.sessions),
  'event:sessions_short.': namesOf(edition.sessions),
  'home:zones.': namesOf(readerZones),
  'letters:digest.': figureNames,
  'letters:times.': aboutReplies,
  'options:greetings.': formsOfAddress,
  'options:greetings_without_name.': formsOfAddress,
  'replies:action.': ['none', 'received', ...statuses.filter(status => !isInForce({ status }))],
  'replies:withdraw.': ['late', 'question'],
  'replies:late.': takenLateOnes,
  'site:form.late.': takenLateOnes,
  'site:steps.': [...steps, 'title.participant', 'title.check', 'next.participant', 'next.check'],
  'site:form.unsent.': [...otherNames, ...quotedIn('src/routes/unsent.ts')],
  'letters:intro.': quotedIn('src/letters/kinds.ts'),
  'letters:subject.': quotedIn('src/letters/kinds.ts'),
  'replies:answer.': namesOf(setByParticipants),
  'replies:done.': [...namesOf(setByParticipants), ...quotedIn('src/routes/receipt-page.ts'), withdrawal],
  'replies:letter.': ['kept_back', ...letterStates],
  'replies:offer.': setByParticipants.flatMap(({ follows = [] }) => follows.map(publicStatus)),
  'replies:status.': publicOnes,
  'seating:doors.': namesOf(doors),
  'site:home.status.': ['closed', ...publicOnes],

  // Details are named where they are recorded: as properties in many files, and by triggers.
  'admin:audit.names.': propertiesIn('src/**/*.ts', 'migrations/*.sql'),
  'admin:batch.': ['will', 'letters_will', 'done', 'undone'],
  'admin:batch.letters_': fates,
  'admin:batch.problem.': quotedIn('src/routes/admin/{batch-body,batches}.ts'),
  'admin:decision.': quotedIn('src/routes/admin/reply-page/problems.ts'),
  'admin:decision.why.': quotedIn('src/decisions/change.ts'),
  'admin:duplicates.': Object.keys(keyKinds),
  'admin:call.': quotedIn('src/routes/admin/call{s,-fields}.ts'),
  'admin:call.answers.': quotedIn('src/replies/calls.ts'),
  'admin:entry.parts.': ['contact', 'name', 'stand_in'],
  'admin:entry.': quotedIn('src/routes/admin/{entries,entry-source,responses}.ts'),
  'admin:entry.sources.': quotedIn('src/replies/{sources,merge-replies}.ts'),
  'admin:deliveries.': quotedIn('src/routes/admin/delivery-page.ts'),
  'admin:export.': quotedIn('src/routes/admin/export-page.ts'),
  'admin:export.orders.': exportOrders,
  'admin:export.tick.': quotedIn('src/routes/admin/export-page.ts'),
  'admin:export.value.': exportValues,
  'admin:help.flow.': quotedIn('src/routes/admin/help-flows.ts'),
  'admin:labels.': quotedIn('src/routes/admin/reply-page/typed.ts'),
  'admin:personal_data.erasure.': quotedIn('src/routes/admin/erasure-page.ts'),
  'admin:replies.filter.since_': sinceWords,
  'admin:retention.': namesOf(periods),
  'admin:merging.': quotedIn('src/routes/admin/merging-page.ts'),
  'admin:merging.rows.': quotedIn('src/routes/admin/merging-page.ts'),
  'admin:notes.': quotedIn('src/routes/admin/reply-page/typed.ts'),
  'admin:programme.': quotedIn('src/programme/{placing,session-settings}.ts'),
  'admin:programme.conflict.': quotedIn('src/programme/conflicts.ts'),
  'admin:reply.': quotedIn('src/routes/admin/reply-page/letters.ts'),
  'admin:seating.': quotedIn('src/seating/{moving,seating-problem,seating-page}.ts'),
  'admin:seating.papers.': quotedIn('src/seating/papers.ts'),
  'admin:seating.by.': quotedIn('src/seating/door-list.ts'),
  'admin:seating.columns.': quotedIn('src/seating/door-list-page.ts'),
  'admin:seating.warning.': quotedIn('src/seating/table-mix.ts'),
  'admin:staff.access.': ['invitation', 'none'],
  'admin:shared_name.': quotedIn('src/routes/admin/shared-name.ts'),
  'admin:staff.': quotedIn('src/routes/admin/staff.ts'),
  'admin:summary.': quotedIn('src/today/summary-tables.ts'),
  'admin:today.queues.': quotedIn('src/today/queues.ts'),
  'admin:today.did.': quotedIn('src/today/today-store.ts'),
  // Of every flow, whether or not the edition has a form of it.
  'admin:views.built_in.': [...namesOf(builtInViews('')), 'to_decide_slot', 'to_decide_seat'],
  'admin:views.': quotedIn('src/routes/admin/saved-views.ts'),
  'errors:fields.': quotedIn('src/forms/*.ts'),
  'help:': withParts(quotedIn('views/help.ejs')),
  'privacy:': withParts(quotedIn('views/privacy.ejs')),
}

function propertiesIn(...patterns: string[]): string[] {
  return patterns
    .flatMap(pattern => globSync(pattern, { cwd: root }))
    .flatMap(file => [...readFileSync(join(root, file), 'utf8').matchAll(/\b(\w+)(?=[:,}'] |: |\?:|'| \})/g)])
    .map(([, name = '']) => name)
}

/** Words that fields share: `options:levels.` and each of the options. */
const ofOptions = [edition.person, ...edition.forms]
  .flatMap(fieldsOf)
  .filter(({ areDays, areLanguages }) => !areDays && !areLanguages)
  .flatMap(({ optionsText, options }) => options.map(option => `${optionsText}${option}`))

/** What an edition calls work for the secretariat. */
const workOfForms = edition.forms.flatMap(({ path, means }) =>
  (means.work ?? []).map(({ name }) => `${path}:work.${name}`),
)

export const completedKeys: ReadonlySet<string> = new Set([
  ...workOfForms,
  ...Object.entries(completed).flatMap(([beginning, endings]) => endings.map(ending => beginning + ending)),
  ...ofOptions,
])
