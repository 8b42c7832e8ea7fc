import { form } from './form.js'

const numbered = ['id', 'for', 'data-field', 'name', 'aria-describedby']

/** One more row without a round trip. */
export function addRowsHere() {
  for (const rows of form.querySelectorAll('[data-rows]')) {
    const button = rows.querySelector('[name=add_row]')
    hideWhenFull(rows, button)
    button.addEventListener('click', event => {
      event.preventDefault()
      addRow(rows)
      hideWhenFull(rows, button)
    })
  }
}

const rowsIn = rows => rows.querySelectorAll('.row')

function hideWhenFull(rows, button) {
  button.hidden = rowsIn(rows).length >= Number(rows.dataset.max)
}

function addRow(rows) {
  const all = [...rowsIn(rows)]
  const row = all.at(-1).cloneNode(true)
  for (const note of row.querySelectorAll('.error')) note.remove()
  for (const part of [row, ...row.querySelectorAll('*')]) makeNew(part, all.length)
  const legend = row.querySelector('legend')
  legend.textContent = legend.textContent.replace(/\d+/, all.length + 1)
  all.at(-1).after(row)
  row.querySelector('input').focus()
}

/** The same part of a row with another number, with nothing typed and nothing wrong. */
function makeNew(part, number) {
  for (const name of numbered) {
    const value = part.getAttribute(name)
    if (value) part.setAttribute(name, value.replace(/([[-])\d+([\]-])/, `$1${number}$2`))
  }
  part.removeAttribute('aria-invalid')
  part.classList.remove('field--error')
  if (part.matches('input')) part.value = ''
}
