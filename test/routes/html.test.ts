import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import { HtmlValidate } from 'html-validate'
import { appFor } from '../support/app.ts'
import { wordlessIn } from '../support/wordless.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Matters of taste: `<!doctype html>`, a submit button and a text input are what they are without saying so.
    'doctype-style': 'off',
    'no-implicit-button-type': 'off',
    'no-implicit-input-type': 'off',
    // The options of a checkbox group share their name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
  },
})

/** Mail programs throw style sheets away, and Outlook goes by attributes and comments of old. */
const forMailPrograms = ['no-inline-style', 'no-deprecated-attr', 'no-conditional-comment']

async function messagesFor(html: string, isLetter: boolean): Promise<string[]> {
  const { results } = await validator.validateString(html)
  const messages = results.flatMap(result => result.messages)
  const $ = load(html)
  // A step carries several answers to one question of another step.
  const isCarried = (selector: string | null) => selector !== null && $(selector).is('[type=hidden]')
  return [
    ...messages
      .filter(({ ruleId }) => !(isLetter && forMailPrograms.includes(ruleId)))
      .filter(({ ruleId, selector }) => !(ruleId === 'form-dup-name' && isCarried(selector)))
      .map(({ message, line }) => `${line}: ${message}`),
    ...carriedTwice($),
  ]
}

/** The same answer twice in a form, or one that it asks for besides. */
const carriedTwice = ($: CheerioAPI): string[] =>
  $('form')
    .toArray()
    .flatMap(form => {
      const inputs = $(form).find('input, select, textarea').toArray()
      const carried = inputs.filter(({ attribs }) => attribs.type === 'hidden')
      const asked = new Set(inputs.filter(input => !carried.includes(input)).map(({ attribs }) => attribs.name))
      const pairs = carried.map(({ attribs }) => `${attribs.name}=${attribs.value}`)
      return [
        ...pairs.filter((pair, index) => pairs.indexOf(pair) < index),
        ...carried.flatMap(({ attribs: { name = '' } }) => (asked.has(name) ? [`${name} is asked for too`] : [])),
      ]
    })

test('the check finds what is wrong', async () => {
  const wrong = '<!doctype html><html lang="ru"><title>x</title><p><div>admin:reply.nothing</div></p></html>'
  assert.equal((await messagesFor(wrong, false)).length > 0, true)
  const carried = ['a=1', 'a=2', 'a=1', 'b=1'].map(pair => pair.split('='))
  const inputs = carried.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
  const twice = `<form>${inputs.join('')}<label>b<input name="b"></label></form>`
  assert.deepEqual(carriedTwice(load(twice)), ['a=1', 'b is asked for too'])
  assert.deepEqual(wordlessIn(wrong), ['admin:reply.nothing'])
})

test('every page and letter of the previews is valid HTML, and has words for everything', async t => {
  const app = await appFor(t, { NODE_ENV: 'development' })
  const $ = load(await (await fetch(`${app.url}/previews`)).text())
  const addresses = $('li a')
    .toArray()
    .map(link => $(link).attr('href') as string)
    .filter(address => !address.endsWith('.txt'))
  assert.ok(addresses.length > 100)
  const found: string[] = []
  for (const address of addresses) {
    const html = await (await fetch(app.url + address, { redirect: 'manual' })).text()
    found.push(...(await messagesFor(html, address.includes('/letters/'))).map(message => `${address} ${message}`))
    found.push(...wordlessIn(html).map(key => `${address} ${key}`))
  }
  assert.deepEqual(found, [])
})
