import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { edition } from '#edition/index.ts'
import { replyColumns } from '../../src/exports/columns.ts'
import { plainSpaces } from '../../src/exports/plain-spaces.ts'
import { sheetName } from '../../src/exports/xlsx.ts'
import { languages, siteLanguage, translator } from '../../src/i18n.ts'
import { type BusyDesk, nativeName, startBusyDesk } from '../support/busy-desk.ts'
import { signedIn } from '../support/staff.ts'
import { strayWords } from '../support/stray-words.ts'
import { wordlessIn } from '../support/wordless.ts'

describe('files of each language', () => {
  let desk: BusyDesk
  before(async () => {
    desk = await startBusyDesk()
  })
  after(() => desk?.app.close())

  for (const language of languages) {
    const t = translator(language)
    const { csvSeparator } = siteLanguage(language)
    const fileAt = async (path: string) => {
      const response = await (await signedIn(desk.app, 'admin', language)).get(path)
      assert.equal(response.status, 200, path)
      return response
    }
    const problemsIn = (text: string) => [...wordlessIn(text), ...strayWords(text, language)]
    const headings = replyColumns(edition.forms, { hasSensitive: true, words: language }).map(({ heading }) =>
      plainSpaces(heading(t)),
    )

    test(`${language}: the CSV has its headings, its words and its separator`, async () => {
      const path = `/admin/replies.csv?headings=${language}&values=words&sensitive=1`
      const [first = '', codes = '', ...rows] = (await (await fileAt(path)).text()).trim().split('\r\n')
      assert.deepEqual(first.slice(1, -1).split(`"${csvSeparator}"`), headings)
      assert.equal(codes.split(`"${csvSeparator}"`).length, headings.length)
      assert.equal(rows.length, languages.length * edition.forms.length)
      assert.deepEqual(rows.map(row => row.replaceAll(nativeName, '')).flatMap(problemsIn), [])
    })

    test(`${language}: so do the other lists of the desk`, async () => {
      if (!edition.formOf('slot')) return
      const [first = ''] = (await (await fileAt('/admin/programme.csv')).text()).split('\r\n')
      assert.equal(first.split(`"${csvSeparator}"`)[0], '"session')
    })

    test(`${language}: the XLSX has its headings and names its sheets`, async () => {
      const path = `/admin/replies.xlsx?headings=${language}&values=words&sensitive=1`
      const parts = unzipSync(new Uint8Array(await (await fileAt(path)).arrayBuffer()))
      const textOf = (name: string) => strFromU8(parts[name] ?? assert.fail(`${name} is not there`))
      const names = [...textOf('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)
      const expected = [...edition.forms.map(({ path }) => t(`${path}:short`)), t('admin:export.joined')]
      assert.deepEqual(names, expected.map(sheetName))
      const [head = ''] = textOf('xl/worksheets/sheet1.xml').match(/<row>.*?<\/row>/) ?? []
      const cells = [...head.matchAll(/preserve">([^<]*)</g)].map(([, cell]) => cell ?? '')
      assert.ok(cells.length > 10)
      assert.deepEqual(
        cells.filter(cell => !headings.includes(cell)),
        [],
      )
      assert.deepEqual(cells.flatMap(problemsIn), [])
    })

    test(`${language}: the calendar says its events and its place`, async () => {
      const visitor = desk.visitors[0] ?? assert.fail()
      const page = await (await visitor.get(`/${language}/replies`)).text()
      const files = [...page.matchAll(/href="([^"]*\.ics)"/g)].map(([, path]) => path ?? '')
      assert.ok(files.length > 0)
      for (const file of files) {
        const calendar: string = (await (await visitor.get(file)).text()).replaceAll('\r\n ', '')
        const said: string[] = [...calendar.matchAll(/^(?:SUMMARY|LOCATION):(.*)$/gm)].map(([, text]) => text ?? '')
        assert.equal(said.length, 2)
        assert.deepEqual(said.flatMap(problemsIn), [])
        const events = edition.calendar.map(event => t(`event:events.${event.name}`))
        assert.ok(events.some(event => said[0]?.replaceAll('\\,', ',').trim() === event))
      }
    })
  }
})
