import { make, words } from './form.js'

/**
 * A button under the field that puts a value into it; never by itself, and gone when it has nothing
 * to offer. `textName`: of the sentence on it.
 */
export function offer(field, source, suggestion, textName) {
  const button = make('button', { type: 'button', className: 'button button--quiet' })
  const update = () => {
    button.value = suggestion()
    button.hidden = !button.value
    button.textContent = words(textName, { value: button.value })
  }
  button.addEventListener('click', () => take(field, button.value))
  field.after(button)
  for (const input of [field, source]) input.addEventListener('input', update)
  update()
}

function take(field, value) {
  field.value = value
  field.focus()
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
