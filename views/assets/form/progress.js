import { form, words } from './form.js'

/** The list of contents says how much of each section is answered. */
export function showProgress() {
  form.addEventListener('input', tellProgress)
  form.addEventListener('change', tellProgress)
  tellProgress()
}

function tellProgress() {
  for (const link of form.querySelectorAll('.contents a')) {
    const section = form.querySelector(link.hash)
    link.parentElement.hidden = section.hidden
    tell(link.nextElementSibling, [...section.querySelectorAll('[data-field]')].filter(isDue))
  }
}

function tell(output, due) {
  const [done, total] = [due.filter(isAnswered).length, due.length]
  output.textContent = total ? words('textProgress', { done, total }) : ''
  output.classList.toggle('is-done', total > 0 && done === total)
}

const isDue = field => !field.closest('[hidden], .row') && !field.querySelector('.optional')

const isAnswered = field =>
  [...field.querySelectorAll('input:not([type=search]), select, textarea')].some(control =>
    /radio|checkbox/.test(control.type) ? control.checked : control.value.trim(),
  )
