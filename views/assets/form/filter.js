import { form, make, words } from './form.js'

const shownMax = 8

/** A text for comparing: without case, accents and apostrophes, every dash and blank alike. */
const fold = text =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .normalize('NFD')
    .replace(/[\p{M}'’‘ʼʻ\u0060´"«»“”.,()]/gu, '')
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim()

/** How a name fits what was typed, the best first. */
const waysToFit = [
  (name, typed) => name.replaceAll(' ', '') === typed.replaceAll(' ', ''),
  (name, typed) => name.startsWith(typed),
  (name, typed) => name.includes(` ${typed}`),
  (name, typed) => name.includes(typed),
]

/** One types to find something in a long list. The list stays as it is: a select that works alone. */
class Filter {
  constructor(select) {
    this.select = select
    this.none = select.options[0]
    this.choices = [...select.options]
      .slice(1)
      .map(option => ({ option, names: [fold(option.text)] }))
    this.input = make('input', { className: 'input', type: 'search', autocomplete: 'off' })
    this.status = make('p', { className: 'hint', role: 'status' })
    this.stand()
    this.listen()
  }

  stand() {
    const { select, input, status } = this
    input.id = `${select.id}-filter`
    input.value = select.dataset.filter
    const label = make('label', { className: 'hint', htmlFor: input.id })
    label.textContent = words('textFilter', {})
    select.before(label, input)
    select.after(status)
  }

  listen() {
    const { select, input } = this
    input.addEventListener('input', () => this.narrow())
    input.addEventListener('keydown', event => this.press(event))
    input.addEventListener('blur', event => event.relatedTarget === select || this.take([0]))
    // Arrows change what is chosen while the list is open; leaving it, Enter or a click closes it.
    select.addEventListener('change', () => this.showChosen())
    for (const type of ['blur', 'click']) select.addEventListener(type, () => this.close())
    select.addEventListener('keydown', event => this.pressInList(event))
    form.addEventListener('submit', () => this.sendUnknown())
    addEventListener('pageshow', () => this.showChosen())
  }

  /** Other names come when the page is there: without them its own names are found. */
  async learn(url) {
    const known = (await (await fetch(url)).json())[this.select.name] ?? {}
    for (const { option, names } of this.choices)
      names.push(...(known[option.value] ?? []).map(fold))
    this.input.dataset.isReady = ''
    if (this.input.value && !this.select.value) this.narrow()
  }

  /** Choices that fit, by how well they do: a list for each way of fitting. */
  get found() {
    const typed = fold(this.input.value)
    const found = waysToFit.map(() => [])
    for (const choice of typed ? this.choices : []) {
      const rank = waysToFit.findIndex(fit => choice.names.some(name => fit(name, typed)))
      found[rank]?.push(choice.option)
    }
    return found
  }

  narrow() {
    const found = this.found.flat()
    const isEmpty = !fold(this.input.value)
    this.offer(isEmpty ? this.choices.map(({ option }) => option) : found)
    this.none.selected = true
    this.select.size = isEmpty || !found.length ? 0 : Math.min(found.length, shownMax) + 1
    this.say(
      isEmpty ? '' : words(found.length ? 'textFound' : 'textNoMatch', { count: found.length }),
    )
    this.tell()
  }

  offer(options) {
    this.select.replaceChildren(this.none, ...options)
  }

  press(event) {
    if (event.key === 'ArrowDown') this.enterList(event)
    // Tab leads into the list, which is no leaving for the blur.
    if (event.key === 'Tab') this.take([0])
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!this.take([0, 1, 2, 3])) this.enterList(event)
  }

  enterList(event) {
    event.preventDefault()
    this.select.focus()
  }

  /** Chooses the only one that fits best, where it fits in one of these ways. */
  take(ranks) {
    const rank = this.found.findIndex(options => options.length)
    const [only, ...others] = this.found[rank] ?? []
    if (!only || others.length || !ranks.includes(rank)) return false
    if (only.value !== this.select.value) this.choose(only)
    return true
  }

  choose(option) {
    option.selected = true
    this.close()
    this.tell()
  }

  pressInList(event) {
    if (event.key !== 'Enter' || !this.isOpen) return
    event.preventDefault()
    this.close()
  }

  get isOpen() {
    return this.select.size > 1
  }

  /** The whole list again, with what was chosen. */
  close() {
    const { select, choices } = this
    const chosen = select.selectedOptions[0]
    if (!select.value) return
    this.offer(choices.map(({ option }) => option))
    chosen.selected = true
    select.size = 0
    this.say('')
    this.showChosen()
  }

  showChosen() {
    if (this.select.value) this.input.value = this.select.selectedOptions[0].text
  }

  /** The server says what is wrong with it, and it comes back. */
  sendUnknown() {
    const value = this.input.value.trim()
    if (!value || this.select.value) return
    this.none.after(make('option', { value, textContent: value, selected: true }))
  }

  say(text) {
    this.status.textContent = text
  }

  tell() {
    this.select.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

export function filterLongLists() {
  for (const select of form.querySelectorAll('[data-filter]'))
    new Filter(select).learn(form.dataset.names).catch(() => {})
}
