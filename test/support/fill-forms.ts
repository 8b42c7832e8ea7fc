import type { Page } from 'playwright-core'

/** Fills in the forms in Russian, as a person would: by what each question is called. */

export const topic = 'Единые правила доступа к инфраструктуре связи'
const paragraph = 'Опыт органа, принятые меры и их итоги за последние три года. '.repeat(3).trim()

/** The reference of the participant on the page. */
export const shownReference = (page: Page) => page.locator('[data-reference]').first().getAttribute('data-reference')

/** An assistant fills in for a head. Without script the list of countries is a plain one. */
export async function fillPerson(
  page: Page,
  { family, email, hasScript }: { family: string; email: string; hasScript: boolean },
): Promise<void> {
  await page.getByLabel('Другое лицо от имени участника').check()
  await page.getByLabel('Фамилия и имя контактного лица').fill('Сергеева Анна')
  await page.getByLabel('Электронная почта для переписки').fill(email)
  await page.getByLabel('Форма обращения', { exact: true }).selectOption('г-н')
  await page.getByLabel('Фамилия, имя, отчество (при наличии) на родном языке').fill('Иванов Пётр Ильич')
  await page.getByLabel('Фамилия латинскими буквами').fill(family)
  await page.getByLabel('Должность на английском языке').fill('Head of the Agency')
  await page.getByLabel('Название организации на английском языке').fill('Communications Agency')
  await page.getByLabel('Регуляторный орган').check()
  if (hasScript) {
    await page.locator('#country-filter').fill('белорус')
    await page.locator('#country-filter').press('Enter')
  } else await page.getByLabel('Государство').selectOption('Беларусь')
  await page.getByLabel('Руководитель органа').check()
}

export async function fillParticipation(page: Page): Promise<void> {
  await page.getByLabel('Лично', { exact: true }).check()
  await page.getByLabel('Круглый стол для регуляторных органов').check()
  await page.getByLabel('Вторник, 8 июля').check()
  await page.getByLabel('Будет пройдена позже').check()
  await page.getByLabel('Не нужна').check()
  await page.getByRole('group', { name: 'Согласие на включение имени' }).getByLabel('Да', { exact: true }).check()
  await page.getByLabel('Подтверждаю ознакомление с уведомлением').check()
}

export async function fillSpeakingSlot(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Будет ли выступать участник?' }).getByLabel('Да', { exact: true }).check()
  await page.getByRole('group', { name: 'Предпочтительное заседание' }).getByLabel('Сегмент высокого уровня').check()
  await page.getByLabel('Нет второго варианта').check()
  await page.getByLabel('Среда, 9 июля').check()
  await page.getByLabel('Лично в зале').check()
  await page.getByRole('group', { name: 'Язык выступления' }).getByLabel('Русский').check()
  await page.getByLabel('C6. Благоприятная среда').check()
  await page.getByLabel('Тема выступления').fill(topic)
  await page.getByLabel('Тема на английском языке').fill('Common rules for access to infrastructure')
  await page.getByLabel('Основные тезисы').fill(paragraph)
  await page.getByLabel('Краткая биография выступающего').fill(paragraph)
  await page.getByRole('group', { name: 'Согласие на запись' }).getByLabel('Да', { exact: true }).check()
  await page.getByRole('group', { name: 'Согласие на публикацию' }).getByLabel('Нет', { exact: true }).check()
  await page.getByLabel('Мне известно, что заявка не гарантирует').check()
  await page.getByLabel('Подтверждаю ознакомление с уведомлением').check()
}

export async function fillAiGovernanceDay(page: Page): Promise<void> {
  await page.getByLabel('Участник будет присутствовать').check()
  await page.getByLabel('Дневные сессии').check()
  await page.getByRole('group', { name: 'Согласие на фото' }).getByLabel('Нет', { exact: true }).check()
  await page.getByLabel('Подтверждаю ознакомление с уведомлением').check()
}
