import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { type Step, steps } from '../../src/forms/form.ts'

/** Fills in the forms step by step, as a person would; by the names of the questions, whose words change. */

export const topic = 'Единые правила доступа к инфраструктуре связи'
const paragraph = 'Опыт органа, принятые меры и их итоги за последние три года. '.repeat(3).trim()

/** The reference of the participant on the page. */
export const shownReference = (page: Page) => page.locator('[data-reference]').first().getAttribute('data-reference')

export const field = (page: Page, name: string) => page.locator(`#reply-form [name=${name}]`)
export const option = (page: Page, name: string, value: string) =>
  page.locator(`#reply-form [name=${name}][value="${value}"]`)
/** The button that leads on, or sends. */
export const mainButton = (page: Page) => page.locator('#reply-form .actions .button:not(.button--quiet)')
/** The sentence that stands for a question which has its answer already. */
export const preset = (page: Page, name: string) =>
  page.locator('details.preset', { has: page.locator(`[data-field=${name}]`) }).locator('> summary')
/** What opens a part of the form that hardly anybody has to answer. */
export const fold = (page: Page, section: string) => page.locator(`#section-${section} > summary`)

/** The page that comes is this step. */
export const stepShown = (page: Page, step: Step) =>
  page.locator(`.steps li:nth-child(${steps.indexOf(step) + 1})[aria-current=step]`).waitFor()

/** Presses «Далее», or the same on a page with mistakes. */
export async function goOnTo(page: Page, step: Step): Promise<void> {
  await mainButton(page).click()
  await stepShown(page, step)
}

/** From the look at the whole back to the step of this answer. */
export async function changeAnswer(page: Page, name: string, step: Step): Promise<void> {
  await page.locator(`button[formaction$="#${name}"]`).click()
  await stepShown(page, step)
}

/** Confirms what can only be confirmed at last: this, and nothing else is asked. */
export async function confirm(page: Page, ...names: string[]): Promise<void> {
  const boxes = page.locator('#reply-form [type=checkbox]')
  assert.deepEqual(await boxes.evaluateAll(all => all.map(({ name }) => name)), names)
  for (const name of names) await field(page, name).check()
}

/** An assistant fills in the second step for a head. Without script the list of countries is a plain one. */
export async function fillPerson(
  page: Page,
  { family, email, hasScript }: { family: string; email: string; hasScript: boolean },
): Promise<void> {
  await option(page, 'filled_in_for', 'someone_else').check()
  await field(page, 'contact_name').fill('Сергеева Анна')
  await field(page, 'contact_email').fill(email)
  await field(page, 'form_of_address').selectOption('mr')
  await field(page, 'native_name').fill('Иванов Пётр Ильич')
  await field(page, 'family_name').fill(family)
  await field(page, 'position').fill('Head of the Agency')
  await field(page, 'organization').fill('Communications Agency')
  if (hasScript) {
    await page.locator('#country-filter').fill('белорус')
    await page.locator('#country-filter').press('Enter')
  } else await field(page, 'country').selectOption('BY')
}

export async function fillParticipation(page: Page): Promise<void> {
  await option(page, 'attendance', 'in_person').check()
  await option(page, 'events', 'regulators_round_table').check()
  await option(page, 'official_registration', 'later').check()
  await option(page, 'visa_support', 'not_needed').check()
  await option(page, 'list_consent', 'yes').check()
}

/** Of somebody who has said already that they come. */
export async function fillSpeakingSlot(page: Page): Promise<void> {
  await option(page, 'speaker_is_participant', 'yes').check()
  await option(page, 'first_choice', 'high_level_segment').check()
  await option(page, 'available_days', '2025-07-09').check()
  await option(page, 'action_lines', 'C6').check()
  await field(page, 'topic').fill(topic)
  await field(page, 'topic_en').fill('Common rules for access to infrastructure')
  await field(page, 'main_points').fill(paragraph)
  await field(page, 'biography').fill(paragraph)
  await option(page, 'recording_consent', 'yes').check()
  await option(page, 'publication_consent', 'no').check()
}

/** `hasSaid`: that they come, in the confirmation of participation; then it is not asked once more. */
export async function fillAiGovernanceDay(page: Page, { hasSaid }: { hasSaid: boolean }): Promise<void> {
  if (hasSaid) await preset(page, 'ai_attendance').waitFor()
  else await option(page, 'ai_attendance', 'yes').check()
  await option(page, 'ai_parts', 'afternoon').check()
  await option(page, 'photo_consent', 'no').check()
}
