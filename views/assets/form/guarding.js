import { form } from './form.js'

/** In milliseconds: a press that has led nowhere by then may be repeated. */
const sendingTime = 3000

let isDirty = false
let isSending = false

/** A closed tab must not cost ten minutes of typing; nothing is kept on a computer that others use too. */
export function guardTyping() {
  form.addEventListener('input', () => {
    isDirty = true
  })
  addEventListener('submit', markSending)
  addEventListener('pageshow', endSending)
  addEventListener('beforeunload', event => {
    if (isDirty && !isSending) event.preventDefault()
  })
}

function markSending(event) {
  if (isSending && event.target === form) event.preventDefault()
  isSending = true
  event.submitter?.setAttribute('aria-busy', 'true')
  setTimeout(endSending, sendingTime)
}

function endSending() {
  isSending = false
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
}
