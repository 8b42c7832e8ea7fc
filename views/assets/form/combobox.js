import { form, make, words } from './form.js'

const shownMax = 8
const steps = { ArrowDown: 1, ArrowUp: -1 }

/** A text for comparing: without case and accents. */
const fold = text => text.toLowerCase().replaceAll('ё', 'е').normalize('NFD').replace(/\p{M}/gu, '')

const searchable = option => ({
  option,
  text: fold(option.text),
  all: fold(`${option.text} ${option.dataset.also ?? ''}`),
})

/** A long list in which one types to find something. The select stays, hidden: it is what is sent. */
class Combobox {
  active = -1

  constructor(select) {
    this.select = select
    this.options = [...select.options].slice(1).map(searchable)
    this.list = make('ul', { id: `${select.id}-list`, className: 'suggestions', role: 'listbox' })
    this.input = make('input', { className: 'input', role: 'combobox', autocomplete: 'off' })
    this.takePlace()
    this.say()
    this.close()
    this.input.addEventListener('input', () => this.type())
    this.input.addEventListener('keydown', event => this.press(event))
    this.input.addEventListener('blur', () => this.leave())
  }

  takePlace() {
    const { select, input, list } = this
    input.id = select.id
    input.value = select.value && select.selectedOptions[0].text
    select.hidden = true
    select.removeAttribute('id')
    select.after(input, list)
  }

  say() {
    const { select, input, list } = this
    const label = form.querySelector(`[for=${input.id}]`).firstChild.textContent
    list.setAttribute('aria-label', label)
    input.setAttribute('aria-controls', list.id)
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-describedby', select.getAttribute('aria-describedby') ?? '')
    if (select.hasAttribute('aria-invalid')) input.setAttribute('aria-invalid', 'true')
  }

  get typed() {
    return fold(this.input.value.trim())
  }

  type() {
    this.select.value = ''
    const found = this.typed ? this.find(this.typed) : []
    const items = found.map(({ option }, index) => this.itemFor(option, index))
    this.list.replaceChildren(...items)
    if (!found.length) this.list.append(make('li', { textContent: words('textNoMatch', {}) }))
    this.show(this.typed !== '')
    this.mark(found.length ? 0 : -1)
  }

  find(typed) {
    return this.options
      .filter(({ all }) => all.includes(typed))
      .sort((a, b) => b.text.startsWith(typed) - a.text.startsWith(typed))
      .slice(0, shownMax)
  }

  itemFor(option, index) {
    const id = `${this.input.id}-option-${index}`
    const item = make('li', { id, role: 'option', textContent: option.text })
    item.addEventListener('mousedown', event => event.preventDefault())
    item.addEventListener('click', () => this.choose(option))
    return item
  }

  press(event) {
    if (event.key === 'Escape') this.close()
    else if (event.key === 'Enter' && !this.list.hidden) this.takeMarked(event)
    else if (event.key in steps) this.step(event)
  }

  takeMarked(event) {
    event.preventDefault()
    this.list.children[this.active]?.click()
  }

  step(event) {
    const count = this.list.querySelectorAll('[role=option]').length
    event.preventDefault()
    if (count) this.mark((this.active + steps[event.key] + count) % count)
  }

  mark(index) {
    const { list, input } = this
    this.active = index
    for (const [place, item] of [...list.children].entries())
      item.setAttribute('aria-selected', place === index)
    if (index >= 0) list.children[index].scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', list.children[index]?.id ?? '')
  }

  choose(option) {
    this.select.value = option.value
    this.input.value = option.text
    this.select.dispatchEvent(new Event('change', { bubbles: true }))
    this.close()
  }

  /** Whoever has typed a whole name, and nothing else has it, has chosen. */
  leave() {
    const { typed } = this
    const exact = this.options.filter(
      ({ text, all }) => text === typed || (typed && ` ${all} `.includes(` ${typed} `)),
    )
    if (!this.select.value && exact.length === 1) this.choose(exact[0].option)
    this.close()
  }

  show(isOpen) {
    this.list.hidden = !isOpen
    this.input.setAttribute('aria-expanded', String(isOpen))
  }

  close() {
    this.show(false)
    this.mark(-1)
  }
}

export function listenToTyping() {
  for (const select of form.querySelectorAll('[data-combobox]')) new Combobox(select)
}
