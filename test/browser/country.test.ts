import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { countrySynonyms } from '#edition/countries.ts'
import { edition } from '#edition/index.ts'
import { languages, translator } from '../../src/i18n.ts'
import { useApp } from '../support/app.ts'
import { violations, withAxe } from '../support/axe.ts'
import { useBrowser } from '../support/browser.ts'
import { field, fillParticipation, goOnTo, mainButton } from '../support/fill-forms.ts'

const filterOf = (page: Page) => page.locator('#country-filter')
const chosenOn = (page: Page) => page.locator('#country').inputValue()

/** Every name of every country, as one may type it, with the code. */
const names = edition.countries.flatMap(({ code }) =>
  [...languages.map(language => translator(language)(`countries:${code}`)), ...(countrySynonyms[code] ?? [])].map(
    name => [name, code] as const,
  ),
)

/** In the page: each name as the keys bring it, and what is chosen then. Five hundred real presses take half a minute. */
const typeAll = (key: string, typed: string[]) => `
  ${JSON.stringify(typed)}.map(name => {
    const filter = document.querySelector('#country-filter')
    filter.focus()
    filter.value = name
    filter.dispatchEvent(new Event('input', { bubbles: true }))
    if ('${key}' === 'Enter') filter.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
    else filter.blur()
    return [name, document.querySelector('#country').value]
  })`

describe('the country of a form', () => {
  const app = useApp()
  const { openPage } = useBrowser()

  let page: Page
  before(async () => {
    page = await withAxe(await openPage())
  })

  async function openSecondStep(page: Page, language: string): Promise<void> {
    await page.goto(`${app.url}/${language}/participation`)
    await fillParticipation(page)
    await goOnTo(page, 'participant')
  }

  async function openForm(language: string): Promise<void> {
    await openSecondStep(page, language)
    await page.locator('#country-filter[data-is-ready]').waitFor()
  }

  for (const language of languages)
    describe(`the country on the page in ${language}`, () => {
      before(() => openForm(language))

      for (const key of ['Enter', 'Tab'])
        test(`each of ${names.length} names, typed in full, chooses its country with ${key}`, async () => {
          const typed = names.map(([name]) => name)
          assert.deepEqual(await page.evaluate(typeAll(key, typed)), names)
        })
    })

  describe('typing to find the country', () => {
    const cases: [typed: string, key: string, chosen: string][] = [
      // The only one that fits best.
      ['белорус', 'Enter', 'BY'],
      ['Кот-д’Ив', 'Enter', 'CI'],
      ['кот д ивуар', 'Enter', 'CI'],
      ["Cote d'Ivoire", 'Tab', 'CI'],
      ['  sudan ', 'Tab', 'SD'],
      ['Папуа — Новая Гвинея', 'Tab', 'PG'],
      ['TÜRKIYE', 'Tab', 'TR'],
      // Several fit alike, or what was typed is only a part: nobody chooses for the reader.
      ['Корея', 'Enter', ''],
      ['турк', 'Tab', ''],
      ['Uk', 'Tab', 'GB'],
      ['Atlantis', 'Enter', ''],
      ['Atlantis', 'Tab', ''],
    ]
    for (const [typed, key, chosen] of cases)
      test(`«${typed}» and ${key} chooses ${chosen || 'nothing'}`, async () => {
        await openForm('ru')
        await filterOf(page).fill(typed)
        await filterOf(page).press(key)
        assert.deepEqual(
          [await chosenOn(page), await violations(page, { within: '[data-field=country]' })],
          [chosen, []],
        )
      })

    test('the list shows what fits, the best first, and is chosen from by arrows', async () => {
      await openForm('en')
      await filterOf(page).fill('guinea')
      const shown = await page.locator('#country option').allTextContents()
      assert.deepEqual(shown, [
        'Choose from the list',
        'Guinea',
        'Guinea-Bissau',
        'Equatorial Guinea',
        'Papua New Guinea',
      ])
      assert.equal(await page.getByText('Found: 4').count(), 1)
      assert.deepEqual(await violations(page, { within: '[data-field=country]' }), [])
      await filterOf(page).press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Tab')
      assert.deepEqual([await chosenOn(page), await filterOf(page).inputValue()], ['GW', 'Guinea-Bissau'])
    })

    test('what was typed and is no country comes back with the reason', async () => {
      await openForm('en')
      await filterOf(page).fill('Atlantis')
      await mainButton(page).click()
      await page.getByRole('link', { name: 'Select the country from the options offered' }).waitFor()
      assert.equal(await filterOf(page).inputValue(), 'Atlantis')
    })

    test('without script it is a list as any other', async () => {
      const plain = await openPage({ script: false })
      await openSecondStep(plain, 'ru')
      assert.equal(await filterOf(plain).count(), 0)
      await field(plain, 'country').selectOption('Казахстан')
      assert.equal(await chosenOn(plain), 'KZ')
    })

    test('the country that was chosen stands in both after an error', async () => {
      await openForm('ru')
      await field(page, 'country').selectOption('Казахстан')
      assert.equal(await filterOf(page).inputValue(), 'Казахстан')
      await mainButton(page).click()
      await page.locator('.error-summary').waitFor()
      assert.deepEqual([await chosenOn(page), await filterOf(page).inputValue()], ['KZ', 'Казахстан'])
    })
  })
})
