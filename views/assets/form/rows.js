import { form, make, words } from './form.js'

const numbered = ['id', 'for', 'data-field', 'name', 'aria-describedby']

/** One more row without a round trip. */
export function addRowsHere() {
  for (const rows of form.querySelectorAll('[data-rows]')) {
    const button = rows.querySelector('[name=add_row]')
    hideWhenFull(rows, button)
    for (const row of rowsIn(rows)) row.append(removal())
    rows.addEventListener('click', ({ target }) => {
      if (!target.matches('.remove')) return
      removeRow([...rowsIn(rows)], target.closest('.row'))
      hideWhenFull(rows, button)
      button.focus()
    })
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

const removal = () =>
  make('button', {
    type: 'button',
    className: 'plain remove',
    textContent: words('textRemove', {}),
  })

/** The rows behind it move up, so that their numbers stay without a gap. */
function removeRow(all, row) {
  const inputs = all.slice(all.indexOf(row)).map(one => [...one.querySelectorAll('input')])
  for (const [place, row] of inputs.entries())
    for (const [column, input] of row.entries())
      input.value = inputs[place + 1]?.[column].value ?? ''
  if (all.length > 1) all.at(-1).remove()
  row.dispatchEvent(new Event('input', { bubbles: true }))
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
