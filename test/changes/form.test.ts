import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import type * as Samples from '../../src/demo/samples.ts'
import { person } from '../support/answers.ts'
import { projectCopy } from '../support/project-copy.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const file = `import { fieldsIn } from '../forms/fields-in.ts'
import type { Form } from '../forms/form.ts'
import { deadlineAt } from './circular.ts'
import { hasReadNotice, privacyRead } from './privacy.ts'

const { text } = fieldsIn('side-event')

export const sideEvent: Form = {
  path: 'side-event',
  version: 1,
  flow: 'note',
  closesAt: deadlineAt,
  sections: [{ name: 'event', fields: [text('theme', { min: 2, max: 90 }), privacyRead] }],
  means: { hasReadNotice },
  check: () => [],
}
`
const words = {
  en: {
    title: 'Request for a side event',
    short: 'Side event',
    lead: 'For whoever wants to hold an event of their own.',
    minutes: 'about 2\u00a0minutes',
    submit: 'Send the request',
    submit_change: 'Save the changes',
    sections: { event: { title: 'The event' } },
    theme: { label: 'Theme', object: 'the theme' },
  },
  ru: {
    title: 'Заявка на параллельное мероприятие',
    short: 'Параллельное мероприятие',
    lead: 'Для тех, кто хочет провести собственное мероприятие.',
    minutes: 'около 2\u00a0минут',
    submit: 'Отправить заявку',
    submit_change: 'Сохранить изменения',
    sections: { event: { title: 'Мероприятие' } },
    theme: { label: 'Тема', object: 'тему' },
  },
}

const sentences = (subject: string, intro: string) =>
  Object.fromEntries(['received', 'changed', 'corrected', 'withdrawn'].map(what => [what, { subject, intro }]))
const letters = {
  en: sentences('Side event, ref. {{reference}}', 'Something has become of your request.'),
  ru: sentences('Параллельное мероприятие, №\u00a0{{reference}}', 'О заявке есть новости.'),
}

test('a form is on the home page, is taken, and stands in the table with the others', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.add('src/edition/side-event.ts', file)
  copy.edit(
    'src/edition/index.ts',
    'import { speakingSlot }',
    "import { sideEvent } from './side-event.ts'\nimport { speakingSlot }",
  )
  copy.edit('src/edition/index.ts', 'speakingSlot, aiGovernanceDay]', 'speakingSlot, aiGovernanceDay, sideEvent]')
  for (const [language, own] of Object.entries(words))
    copy.add(`locales/${language}/edition/side-event.json`, JSON.stringify(own))
  copy.addWords('edition/confirmations.json', 'side-event', letters)
  copy.edit(
    'src/demo/sample-replies.ts',
    'sampleAiDay(index)]',
    "sampleAiDay(index), { form: 'side-event', answers: { theme: 'Sample', privacy_read: 'yes' } }]",
  )
  const app = await copy.start()
  const home = load(await (await fetch(`${app.url}/ru`)).text())
  assert.equal(home('main a[href="/ru/side-event"]').length > 0, true)
  const visitor = createVisitor(app)
  assert.equal((await visitor.post('/ru/side-event', person)).status, 422)
  assert.equal((await visitor.post('/ru/side-event', { ...person, theme: 'Связь', privacy_read: 'yes' })).status, 303)
  const desk = await signedIn(app, 'reviewer', 'ru')
  const table = load(await (await desk.get('/admin/replies?form=side-event')).text())
  assert.deepEqual(
    table('tbody tr')
      .toArray()
      .map(row => table(row).find('[title="Параллельное мероприятие"]').length === 1),
    [true],
  )
  assert.match(await (await desk.get('/admin/replies.csv')).text(), /"theme"/)
  const { samples } = await copy.load<typeof Samples>('src/demo/samples.ts')
  assert.ok(samples.some(({ replies }) => replies.some(({ form }) => form === 'side-event')))
  copy.passes('test/locales.test.ts')
})
