import { form, make } from './form.js'

/** Paper does not scroll: what was typed stands on it whole, where a control would cut it. */
export function printWhole() {
  addEventListener('beforeprint', layOut)
  addEventListener('afterprint', clear)
}

function layOut() {
  clear()
  for (const control of form.querySelectorAll('textarea, input.input:not([type=search])')) {
    control.after(make('p', { className: 'on-paper', dir: 'auto', textContent: control.value }))
  }
}

function clear() {
  for (const text of form.querySelectorAll('.on-paper')) text.remove()
}
