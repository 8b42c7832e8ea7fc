import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { participation } from '../support/answers.ts'
import { createVisitor } from '../support/visitor.ts'
import { useWorkingDay } from '../support/working-day.ts'

describe('a working day at the desk', () => {
  const { app, clock, page, effort, countAnew, signIn, beginAt, click } = useWorkingDay()

  /** The rows of the table as the database has them, without its index. */
  const inDatabase = (sql: string): number =>
    app.services.database
      .prepare<[], number>(
        `SELECT count(*) FROM replies JOIN participants ON participants.id = participant_id WHERE ${sql}`,
      )
      .pluck()
      .get() ?? 0
  const shown = () => page().locator('.replies tbody tr').count()

  test('what is new, who needs a visa letter, who comes to the round table: two presses at most', async () => {
    const questions: [string, string][] = [
      [
        '.queues a >> text=визовая',
        "form = 'participation' AND status <> 'withdrawn' AND answers ->> '$.visa_support' = 'needed'",
      ],
      ['.news-head a', "replies.changed_at >= '2025-04-26T22:00:00Z'"],
      [
        'tr:has-text("Круглый стол для регуляторных органов") td >> nth=0 >> a',
        `form = 'participation' AND status <> 'withdrawn' AND answers ->> '$.attendance' = 'in_person'
         AND EXISTS (SELECT 1 FROM json_each(answers, '$.events') WHERE value = 'regulators_round_table')`,
      ],
    ]
    for (const [link, sql] of questions) {
      await beginAt('/admin')
      await click(page().locator(link).first())
      const wanted = inDatabase(sql)
      assert.ok(wanted > 0, link)
      assert.deepEqual([link, await shown(), effort()], [link, wanted, { clicks: 1, loads: 1, scrolled: 0 }])
    }
    await beginAt('/admin')
    assert.match(await page().locator('tr:has-text("СНГ")').innerText(), /все:\s9\sиз\s9/)
    assert.deepEqual(effort(), { clicks: 0, loads: 0, scrolled: 0 })
  })

  test('one request is decided on and the next is there: three presses, one page, nothing scrolled', async () => {
    await beginAt('/admin')
    await click(page().getByRole('link', { name: /заявок на выступление без решения/ }))
    await click(page().locator('.replies tbody a').first())
    const name = await page().locator('#who bdi').innerText()
    countAnew()
    await click(page().locator('label', { hasText: 'Предложить время' }))
    await click(page().locator('.deciding label', { hasText: '9 июля' }))
    await click(page().getByRole('button', { name: 'Записать и следующий' }))
    assert.match(await page().locator('.said').innerText(), new RegExp(name))
    assert.deepEqual(effort(), { clicks: 3, loads: 1, scrolled: 0 })
  })

  test('what the organisers are sent on two days, all and then the changes: three presses', async () => {
    const delivery = {
      name: 'Организаторам',
      selection: 'form=participation&attendance=in_person',
      choice: 'values=words&headings=ru',
    }
    app.services.deliveries.add(delivery, 'colleague@itu.example')
    const line = page().locator('.deliveries li', { hasText: 'Организаторам' })
    const take = async (group: number) => {
      const download = page().waitForEvent('download')
      await click(line.locator('.delivery-files').nth(group).locator('a').first())
      await (await download).path()
      return (await download).suggestedFilename()
    }
    await beginAt('/admin')
    await click(page().getByRole('link', { name: 'Списки и файлы' }))
    const names = [await take(0)]
    clock.goOn({ hours: 24 })
    for (const family_name of ['First', 'Second'])
      await createVisitor(app).post('/en/participation', { ...participation, family_name })
    // On the next morning the page that is still open asks who is there.
    await page().reload()
    await signIn('/admin/files')
    assert.match(
      (await line.innerText()).replaceAll('\u00a0', ' '),
      /Последний файл 28\.04\.2025, 09:00, secretary@itu\.example · изменилось с тех пор: 2/,
    )
    names.push(await take(1))
    assert.deepEqual(
      [names, effort().clicks, effort().scrolled],
      [['Организаторам-2025-04-28.xlsx', 'Организаторам, изменения-2025-04-29.xlsx'], 3, 0],
    )
    await page().reload()
    assert.match((await line.innerText()).replaceAll('\u00a0', ' '), /29\.04\.2025, 09:00.*изменений с тех пор нет/)
  })

  test('a call is written down in six presses', async () => {
    await beginAt('/admin')
    await page().locator('#q').fill('щукин казахстан')
    await page().locator('#q').press('Enter')
    await page().waitForURL('**/admin/replies?q=*')
    await click(page().locator('.replies tbody a').first())
    await click(page().getByRole('link', { name: 'Записать звонок' }))
    await click(page().locator('label', { hasText: 'Вместо него будет представитель' }))
    await click(page().locator('#stand_in_name'))
    await page().keyboard.type('Образцова Анна')
    await page().keyboard.press('Tab')
    await page().keyboard.type('Заместитель руководителя')
    await page().keyboard.press('Tab')
    await page().keyboard.press('ArrowDown')
    await click(page().getByRole('button', { name: 'Записать' }))
    assert.match(await page().locator('.said').innerText(), /Звонок записан/)
    assert.equal(effort().clicks, 5)
  })
})
