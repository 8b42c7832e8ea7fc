import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { edition } from '#edition/index.ts'
import { type Language, languages, translator } from '../../../src/i18n.ts'
import { nextStatuses, statusesOf } from '../../../src/replies/statuses.ts'
import { useApp } from '../../support/app.ts'
import { createDesk } from '../../support/desk.ts'
import { pageAt, plain } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'

type Visitor = Awaited<ReturnType<typeof signedIn>>

describe('the help', () => {
  const app = useApp()
  let reference = ''
  const readers = new Map<Language, Visitor>()

  before(async () => {
    for (const language of languages) readers.set(language, await signedIn(app, 'admin', language))
    reference = (await createDesk(app).participant()).reference
  })
  const readerOf = (language: Language): Visitor => readers.get(language) ?? assert.fail(language)

  /** `New → Start review (with an e-mail)`, for each status and what may follow. */
  const shownIn = ($: CheerioAPI, form: string): string[] =>
    $(`.flow[aria-labelledby=flow-${form}] > li > ul > li`)
      .toArray()
      .flatMap(status => {
        const name = plain($(status).find('.status').text())
        const steps = $(status).find('.flow-way li').toArray()
        return steps.length > 0 ? steps.map(step => `${name} → ${plain($(step).text())}`) : [name]
      })

  function stored(form: string, language: Language): string[] {
    const t = translator(language)
    return statusesOf(form).flatMap(({ name }) => {
      const status = t(`admin:status.${name}`)
      const steps = (['staff', 'participant'] as const).flatMap(by =>
        nextStatuses({ form, status: name }, by).map(next => {
          const text = t(by === 'staff' ? `admin:decide.${next.name}` : `admin:status.${next.name}`)
          return `${status} → ${text}${next.hasLetter ? ` (${t('admin:help.flow.letter')})` : ''}`
        }),
      )
      return (steps.length > 0 ? steps : [status]).map(plain)
    })
  }

  for (const language of languages)
    test(`shows every status of every form, and all that may follow (${language})`, async () => {
      const $ = await pageAt(readerOf(language), '/admin/help')
      for (const form of edition.formPaths)
        assert.deepEqual(shownIn($, form).toSorted(), stored(form, language).toSorted())
    })

  test('a question mark beside the head of each page leads to what is said of it', async () => {
    const pages = [
      '',
      '/no-reply',
      '/first-run',
      '/replies',
      `/replies/${reference}`,
      `/replies/${reference}/call`,
      '/entries/participation',
      '/duplicates',
      '/programme',
      '/seating',
      '/files',
      '/export',
      '/account',
      '/staff',
      '/audit',
    ]
    const reader = readerOf('en')
    const help = await pageAt(reader, '/admin/help')
    for (const page of pages) {
      const $ = await pageAt(reader, `/admin${page}`)
      const mark = $('main a.help-mark')
      assert.deepEqual([page, mark.length, mark.attr('aria-label')], [page, 1, 'Help'])
      const [path, id] = (mark.attr('href') ?? '').split('#')
      assert.deepEqual([page, path, help(`h2#${id}`).length], [page, '/admin/help', 1])
    }
  })

  test('stands in the menu of the account, and says the keys of the pages as these do', async () => {
    const reader = readerOf('en')
    const help = await pageAt(reader, '/admin/help')
    assert.equal(help('.menu--account a[href="/admin/help"]').attr('aria-current'), 'page')
    const keysIn = ($: CheerioAPI, list: number) =>
      $('.key-list')
        .eq(list)
        .find('div')
        .toArray()
        .map(row => plain($(row).text()))
    const ofTable = [
      '/ Go to search',
      'J Next row',
      'K Previous row',
      'Enter Open the reply',
      'X Select the row',
      '? This help',
    ]
    assert.deepEqual([keysIn(await pageAt(reader, '/admin/replies'), 0), keysIn(help, 0)], [ofTable, ofTable])
    const ofRecord = keysIn(await pageAt(reader, `/admin/replies/${reference}?form=speaking-slot`), 0)
    assert.deepEqual(ofRecord, [
      'J Next record',
      'K Previous record',
      'R Start review',
      'O Offer a slot',
      'W Put on the waiting list',
      'D Refuse',
      'Enter Save and next',
      'Ctrl+Enter Send the form in which the cursor stands',
      'E Correct the reply',
      '/ Go to search',
      '? This help',
    ])
    assert.deepEqual(
      keysIn(help, 1).filter(key => ofRecord.includes(key)),
      ofRecord,
    )
  })

  test('leads to the first steps, when Today has long begun otherwise', async () => {
    const $ = await pageAt(readerOf('en'), '/admin/help')
    const way = $('section[aria-labelledby=start] a').attr('href') ?? ''
    assert.equal((await pageAt(readerOf('en'), way))('.first-steps > li').length, 5)
  })

  test('says what each role may do', async () => {
    const $ = await pageAt(readerOf('en'), '/admin/help')
    const rows = $('section[aria-labelledby=roles] tbody tr').toArray()
    assert.deepEqual(
      rows.map(row => plain($(row).text())),
      [
        'Decides, enters, corrects – Yes Yes',
        'Sees dietary and accessibility needs – Yes Yes',
        'May get the morning summary – Yes Yes',
        'Looks after accounts, reads the log – – Yes',
      ],
    )
  })
})
