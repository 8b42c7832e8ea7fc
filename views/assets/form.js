// The forms work without any of this. What it adds: questions that appear when they are asked, counters,
// a Latin spelling to take over, a country list that listens to typing, rows without a round trip.
const form = document.querySelector('[data-enhance]')
const words = (name, values) => form.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key])
const make = (tag, properties) => Object.assign(document.createElement(tag), properties)

if (form) {
  askWhenNeeded()
  for (const area of form.querySelectorAll('[data-count]')) countCharacters(area)
  for (const field of form.querySelectorAll('[data-latin-from]')) suggestSpelling(field)
  for (const field of form.querySelectorAll('[data-copy-from]')) copyFrom(field)
  for (const select of form.querySelectorAll('[data-combobox]')) listenToTyping(select)
  for (const rows of form.querySelectorAll('[data-rows]')) addRowsHere(rows)
  showProgress()
  guardTyping()
}
for (const time of document.querySelectorAll('[data-local]')) showLocalTime(time)

function askWhenNeeded() {
  const groups = form.querySelectorAll('[data-when]')
  const sections = form.querySelectorAll('.section')
  const fits = condition => {
    const [name, options] = condition.split('=')
    return [...form.querySelectorAll(`[name="${name}"]`)].some(
      control =>
        !control.closest('[hidden]') &&
        (control.type === 'select-one' || control.checked) &&
        options.split('|').includes(control.value),
    )
  }
  const update = () => {
    for (const section of sections) section.hidden = false
    for (const group of groups) group.hidden = !fits(group.dataset.when)
    for (const section of sections) {
      section.hidden = !section.querySelector(':scope > .field, .asked-when:not([hidden])')
    }
    const onBehalf = !form.dataset.selfWhen || !fits(form.dataset.selfWhen)
    for (const control of form.querySelectorAll('[data-autocomplete-self]')) {
      control.autocomplete = onBehalf
        ? control.dataset.autocompleteOnBehalf
        : control.dataset.autocompleteSelf
    }
  }
  for (const sentence of form.querySelectorAll('.condition')) sentence.hidden = true
  form.addEventListener('change', update)
  addEventListener('pageshow', update)
  update()
}

function countCharacters(area) {
  const output = document.getElementById(`${area.id}-count`)
  let telling
  const tell = () => {
    output.textContent = words('textCount', {
      count: [...area.value].length,
      max: area.dataset.max,
    })
  }
  output.setAttribute('aria-live', 'polite')
  area.addEventListener('input', () => {
    clearTimeout(telling)
    telling = setTimeout(tell, 300)
  })
  tell()
}

// ICAO Doc 9303; the server has the same table in src/forms/latin.ts, and a test holds the two together.
function inLatin(text) {
  const letters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўәғқңөұүһҳҷӣӯ'
  const latin =
    'a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia i i ie g u a g q ng o u u h h j i u'.split(
      ' ',
    )
  return [...text.normalize()]
    .map(letter => {
      const small = letter.toLowerCase()
      const spelled = latin[letters.indexOf(small)] ?? letter
      return letter === small ? spelled : spelled && spelled[0].toUpperCase() + spelled.slice(1)
    })
    .join('')
}

function suggestSpelling(field) {
  const source = document.getElementById(field.dataset.latinFrom)
  // A full name gives its first word to the first field that asks, its second to the second.
  const place = [...form.querySelectorAll('[data-latin-from]')].indexOf(field)
  const suggestion = () => {
    const typed = field.value || (source.value.trim().split(/\s+/)[place] ?? '')
    return /\p{Script=Cyrillic}/u.test(typed) ? inLatin(typed) : ''
  }
  offer(field, source, suggestion, 'textSuggest')
}

function copyFrom(field) {
  const source = document.getElementById(field.dataset.copyFrom)
  offer(field, source, () => (field.value ? '' : source.value.trim()), 'textCopy')
}

// A button under the field that puts a value into it; never by itself, and gone when it has nothing to offer.
function offer(field, source, suggestion, text) {
  const button = make('button', { type: 'button', className: 'button button--quiet' })
  const update = () => {
    const value = suggestion()
    button.hidden = !value
    button.value = value
    button.textContent = words(text, { value })
  }
  button.onclick = () => {
    field.value = button.value
    field.focus()
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  field.after(button)
  for (const input of [field, source]) input.addEventListener('input', update)
  update()
}

function showProgress() {
  const links = [...form.querySelectorAll('.contents a')]
  const isAnswered = field =>
    [...field.querySelectorAll('input, select, textarea')].some(control =>
      /radio|checkbox/.test(control.type) ? control.checked : control.value.trim(),
    )
  const update = () => {
    for (const link of links) {
      const section = form.querySelector(link.hash)
      const asked = [...section.querySelectorAll('[data-field]')].filter(
        field => !field.closest('[hidden], .row') && !field.querySelector('.optional'),
      )
      const done = asked.filter(isAnswered).length
      link.parentElement.hidden = section.hidden
      link.nextElementSibling.textContent = asked.length
        ? words('textProgress', { done, total: asked.length })
        : ''
      link.nextElementSibling.classList.toggle('is-done', asked.length > 0 && done === asked.length)
    }
  }
  form.addEventListener('input', update)
  form.addEventListener('change', update)
  update()
}

function listenToTyping(select) {
  const id = select.id
  const list = make('ul', {
    id: `${id}-list`,
    className: 'suggestions',
    role: 'listbox',
    hidden: true,
  })
  const input = make('input', {
    className: 'input',
    role: 'combobox',
    autocomplete: 'off',
    value: select.value && select.selectedOptions[0].text,
  })
  list.setAttribute('aria-label', form.querySelector(`[for=${id}]`).firstChild.textContent)
  for (const [name, value] of [
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
    ['aria-autocomplete', 'list'],
    ['aria-describedby', select.getAttribute('aria-describedby') ?? ''],
  ])
    input.setAttribute(name, value)
  if (select.hasAttribute('aria-invalid')) input.setAttribute('aria-invalid', 'true')
  select.hidden = true
  select.removeAttribute('id')
  input.id = id
  select.after(input, list)
  const fold = text =>
    text.toLowerCase().replaceAll('ё', 'е').normalize('NFD').replace(/\p{M}/gu, '')
  const options = [...select.options].slice(1).map(option => ({
    option,
    text: fold(option.text),
    all: fold(`${option.text} ${option.dataset.also ?? ''}`),
  }))
  let active = -1

  const mark = index => {
    active = index
    for (const [place, item] of [...list.children].entries())
      item.setAttribute('aria-selected', place === index)
    if (index >= 0) list.children[index].scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', list.children[index]?.id ?? '')
  }
  const close = () => {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    mark(-1)
  }
  const choose = option => {
    select.value = option.value
    input.value = option.text
    select.dispatchEvent(new Event('change', { bubbles: true }))
    close()
  }
  const show = () => {
    const typed = fold(input.value.trim())
    const found = options
      .filter(({ all }) => all.includes(typed))
      .sort((a, b) => b.text.startsWith(typed) - a.text.startsWith(typed))
      .slice(0, 8)
    list.replaceChildren(
      ...found.map(({ option }, index) => {
        const item = make('li', {
          id: `${id}-option-${index}`,
          role: 'option',
          textContent: option.text,
        })
        item.addEventListener('mousedown', event => event.preventDefault())
        item.addEventListener('click', () => choose(option))
        return item
      }),
    )
    if (!found.length) list.append(make('li', { textContent: words('textNoMatch', {}) }))
    list.hidden = !typed
    input.setAttribute('aria-expanded', String(!list.hidden))
    mark(typed && found.length ? 0 : -1)
    return found
  }
  input.addEventListener('input', () => {
    select.value = ''
    show()
  })
  input.addEventListener('keydown', event => {
    const count = list.querySelectorAll('[role=option]').length
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault()
      list.children[active]?.click()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (count) mark((active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count)
    }
  })
  input.addEventListener('blur', () => {
    const typed = fold(input.value.trim())
    const exact = options.filter(
      ({ text, all }) => text === typed || (typed && ` ${all} `.includes(` ${typed} `)),
    )
    if (!select.value && exact.length === 1) choose(exact[0].option)
    close()
  })
}

function addRowsHere(rows) {
  const button = rows.querySelector('[name=add_row]')
  const all = () => rows.querySelectorAll('.row')
  const update = () => {
    button.hidden = all().length >= Number(rows.dataset.max)
  }
  button.addEventListener('click', event => {
    event.preventDefault()
    const last = [...all()].at(-1)
    const number = all().length
    const row = last.cloneNode(true)
    for (const note of row.querySelectorAll('.error')) note.remove()
    for (const part of [row, ...row.querySelectorAll('*')]) {
      for (const name of ['id', 'for', 'data-field', 'name', 'aria-describedby']) {
        const value = part.getAttribute(name)
        if (value) part.setAttribute(name, value.replace(/([[-])\d+([\]-])/, `$1${number}$2`))
      }
      part.removeAttribute('aria-invalid')
      part.classList.remove('field--error')
      if (part.matches('input')) part.value = ''
    }
    const legend = row.querySelector('legend')
    legend.textContent = legend.textContent.replace(/\d+/, number + 1)
    last.after(row)
    row.querySelector('input').focus()
    update()
  })
  update()
}

// A closed tab must not cost ten minutes of typing; nothing is kept on a computer that others use too.
function guardTyping() {
  let isDirty = false
  let isSending = false
  const again = () => {
    isSending = false
    for (const button of document.querySelectorAll('[aria-busy]'))
      button.removeAttribute('aria-busy')
  }
  form.addEventListener('input', () => {
    isDirty = true
  })
  addEventListener('submit', event => {
    if (isSending && event.target === form) event.preventDefault()
    isSending = true
    event.submitter?.setAttribute('aria-busy', 'true')
    setTimeout(again, 3000)
  })
  addEventListener('pageshow', again)
  addEventListener('beforeunload', event => {
    if (isDirty && !isSending) event.preventDefault()
  })
}

function showLocalTime(time) {
  const at = new Date(time.dateTime)
  const language = document.documentElement.lang
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const local = timeZone =>
    new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }).format(at)
  if (local(zone) !== local(time.dataset.zone))
    time.textContent = time.dataset.text.replace('{time}', local(zone))
}
