import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { participation, speakingSlot } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { createKeyboard } from '../support/keyboard.ts'
import { createVisitor } from '../support/visitor.ts'

const password = 'correct horse battery'
const families = ['Adamov', 'Belov', 'Chernov']

describe('the whole desk by keyboard alone, with script off', () => {
  let page: Page
  let keys: ReturnType<typeof createKeyboard>
  const app = useApp()
  const { openPage } = useBrowser()
  before(async () => {
    for (const family_name of families)
      await createVisitor(app).post('/ru/speaking-slot', { ...speakingSlot, family_name })
    // Enough for the table to be longer than the window.
    for (let number = 0; number < 14; number++)
      await createVisitor(app).post('/ru/participation', {
        ...participation,
        family_name: 'Petrov',
        notes: `${number}`,
      })
    await app.services.staff.add({ email: 'desk@itu.example', password, role: 'reviewer', language: 'ru' }, 'x')
    page = await openPage({ script: false })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    keys = createKeyboard(page)
    await page.goto(`${app.url}/admin`)
  })

  const link = (name: string | RegExp) => page.getByRole('link', { name, exact: true })
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const list = (name: string) => page.getByRole('combobox', { name, exact: true })
  const box = (name: string | RegExp) => page.getByRole('textbox', { name })
  /** By what stands behind one of the buttons above the table. */
  async function narrow(name: string, value: RegExp): Promise<void> {
    await keys.press(page.locator('.filter-bar summary', { hasText: name }).first())
    await keys.press(page.getByRole('checkbox', { name: value }), 'Space')
    await keys.follow(button('Показать'))
  }
  const statusOf = (family: string) => {
    const [found] = app.services.search.look({ q: family, sort: 'name', isDescending: false }).page(1, 1)
    return [found?.status, found?.pendingStatus]
  }
  const letters = () => app.services.outbox.latest(50).filter(({ kind }) => kind === 'decision').length

  test('signing in, past the menu', async () => {
    await keys.press(link('Перейти к содержанию'))
    await page.keyboard.press('Tab')
    assert.equal(await box('Электронная почта').and(page.locator(':focus')).count(), 1)
    await keys.type('desk@itu.example')
    await page.keyboard.press('Tab')
    await keys.type(password)
    await keys.follow(button('Войти'))
    await page.getByRole('heading', { level: 1, name: 'Понедельник, 28 апреля' }).waitFor()
    await keys.follow(link('Ответы'))
    await page.getByRole('heading', { level: 1, name: 'Ответы на приглашение' }).waitFor()
  })

  test('narrowing the table, and opening a reply', async () => {
    await narrow('Форма', /^Заявка на\sвыступление/)
    await narrow('Статус', /^Новое/)
    assert.deepEqual(await page.locator('tbody th a').allTextContents(), ['Chernov Petr', 'Belov Petr', 'Adamov Petr'])
    await keys.follow(link('Adamov Petr'))
    await page.getByRole('heading', { level: 1, name: 'Adamov Petr' }).waitFor()
  })

  test('deciding, looking at the letter, and sending it', async () => {
    await keys.pick(page.locator('[name=to]'), page.getByRole('radio', { name: 'В лист ожидания' }))
    await keys.tabTo(box('Дополнение к письму'))
    await keys.type('Просим подождать.')
    await keys.follow(button('Записать'))
    assert.deepEqual([statusOf('Adamov'), letters()], [['received', 'waiting'], 0])
    await keys.follow(link('Посмотреть письмо'))
    assert.equal((await page.locator('blockquote').textContent())?.includes('Просим подождать.'), true)
    await keys.follow(button('Отправить письмо'))
    assert.deepEqual([statusOf('Adamov'), letters()], [['waiting', null], 1])
  })

  test('marking two replies, changing both at once, and undoing it', async () => {
    await keys.follow(link('Ответы'))
    for (const family of ['Chernov', 'Belov'])
      await keys.press(page.getByRole('checkbox', { name: `Выбрать: ${family} Petr` }), 'Space')
    assert.equal(await page.locator('tbody input:checked').count(), 2)
    await keys.follow(button(/^На\sрассмотрение$/))
    await keys.follow(button(/^Взять на\sрассмотрение 2\sзаявки$/))
    assert.deepEqual(
      [statusOf('Belov'), statusOf('Chernov')],
      [
        ['in_review', null],
        ['in_review', null],
      ],
    )
    await keys.follow(button('Отменить последнее решение'))
    assert.deepEqual(
      [statusOf('Belov'), statusOf('Chernov')],
      [
        ['received', null],
        ['received', null],
      ],
    )
  })

  test('deciding for both at once, and going on to their letters', async () => {
    await keys.follow(link('Ответы'))
    for (const family of ['Chernov', 'Belov'])
      await keys.press(page.getByRole('checkbox', { name: `Выбрать: ${family} Petr` }), 'Space')
    await keys.follow(button(/^В\sлист ожидания$/))
    await keys.follow(button(/^Включить в\sлист ожидания 2\sзапроса$/))
    assert.deepEqual([statusOf('Belov'), letters()], [['received', 'waiting'], 1])
    await keys.follow(button(/^Перейти к\sотправке\s2\sписем$/))
    assert.equal(letters(), 1)
    await keys.follow(button(/^Отправить\s2\sписьма$/))
    assert.deepEqual([statusOf('Belov'), statusOf('Chernov'), letters()], [['waiting', null], ['waiting', null], 3])
  })

  test('putting a speech into the programme and taking it out, and back by the message', async () => {
    const [found] = app.services.search.look({ q: 'Adamov', sort: 'name', isDescending: false }).page(1, 1)
    const session = () => app.services.programme.sessionOf(found?.id ?? 0)
    await keys.follow(link('Программа'))
    await keys.press(page.getByRole('radio', { name: 'Взять: Adamov Petr' }), 'Space')
    await keys.follow(page.locator('.place-here[value="segment-9-july:0"]'))
    assert.equal(session(), 'segment-9-july')
    const out = button('Убрать: Adamov Petr')
    assert.equal(await out.isVisible(), false)
    await keys.press(page.locator('summary[aria-label="Другие действия: Adamov Petr"]'))
    assert.deepEqual([await out.isVisible(), session()], [true, 'segment-9-july'])
    await keys.follow(out)
    assert.equal(session(), undefined)
    await keys.follow(button('Вернуть как было'))
    assert.equal(session(), 'segment-9-july')
    await keys.press(page.locator('summary[aria-label="Другие действия: Adamov Petr"]'))
    await keys.follow(out)
  })

  test('downloading what is shown', async () => {
    await keys.follow(link('Ответы'))
    await narrow('Форма', /^Заявка на\sвыступление/)
    await keys.follow(link('Выгрузить'))
    await keys.choose(list('Заголовки столбцов'), 'Только коды')
    await keys.choose(list('Порядок строк'), 'Протокольный')
    await keys.press(page.locator('.export-bar summary', { hasText: 'CSV' }))
    await keys.tabTo(button('Скачать CSV для Excel (точка с запятой)'))
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    const [codes, ...rows] = (await readFile(await download.path(), 'utf8'))
      .trim()
      .split('\r\n')
      .map(row => row.split('";"'))
    const column = codes?.indexOf('family_name') ?? -1
    assert.deepEqual(
      rows.map(row => row[column]),
      families,
    )
  })

  test('every stop is seen on the way down and up a table that is longer than the window', async () => {
    await page.goto(`${app.url}/admin/replies`)
    assert.equal((await keys.walk()) > 50, true)
  })
})
