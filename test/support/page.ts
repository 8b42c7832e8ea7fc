import assert from 'node:assert/strict'
import { type CheerioAPI, load } from 'cheerio'
import { answersOf, type TypedForm } from './answers.ts'

/** A page by the address that it is read at, with the spaces of a keyboard. */
export async function pageAt(visitor: { get(path: string): Promise<Response> }, path: string): Promise<CheerioAPI> {
  const response = await visitor.get(path)
  assert.equal(response.status, 200, path)
  return load(await response.text())
}

export const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()

export const textIn = ($: CheerioAPI, selector = 'main'): string => plain($(selector).text())

/** What the form for this address holds as the page comes up; `add`: what is chosen in it. */
export function filledIn($: CheerioAPI, action: string, add: TypedForm = {}): TypedForm {
  const form = $(`form[action="${action}"]`).first()
  assert.equal(form.length, 1, `no form for ${action}`)
  return { ...Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value])), ...add }
}

/** The second step of a form, about whom it is, after the first was answered so. */
export async function secondStep(
  visitor: { post(path: string, form: TypedForm): Promise<Response> },
  path: string,
  form: TypedForm,
): Promise<CheerioAPI> {
  const response = await visitor.post(`${path}/participant`, answersOf(form))
  const $ = load(await response.text())
  assert.deepEqual([response.status, $('[aria-current=step]').index()], [200, 1], path)
  return $
}

/** The participant's reference, which the page after a reply has on it. */
export async function referenceOn(receipt: Response): Promise<string> {
  const reference = load(await receipt.text())('[data-reference]').attr('data-reference')
  return reference ?? assert.fail(`No reference at ${receipt.url}`)
}
