import { form } from './form.js'

/** Questions appear when they are asked; a section with none of them leaves. */
export function askWhenNeeded() {
  for (const sentence of form.querySelectorAll('.condition')) sentence.hidden = true
  form.addEventListener('change', ask)
  addEventListener('pageshow', ask)
  ask()
}

function ask() {
  const sections = form.querySelectorAll('.section:has(.field)')
  for (const section of sections) section.hidden = false
  for (const group of form.querySelectorAll('[data-when]')) group.hidden = !fits(group.dataset.when)
  for (const section of sections) section.hidden = !hasQuestions(section)
  completeFor(form.dataset.selfWhen && fits(form.dataset.selfWhen) ? 'Self' : 'OnBehalf')
}

const hasQuestions = section =>
  [...section.querySelectorAll('.field')].some(field => !field.closest('[hidden]'))

/** `name=one|another`: one of these is chosen, in a question that is asked itself. */
function fits(condition) {
  const [name, options] = condition.split('=')
  return [...form.querySelectorAll(`[name="${name}"]`)].some(
    control =>
      !control.closest('[hidden]') &&
      (control.type === 'select-one' || control.checked) &&
      options.split('|').includes(control.value),
  )
}

/** The browser offers a person's own details only to that person. */
function completeFor(whom) {
  for (const control of form.querySelectorAll('[data-autocomplete-self]')) {
    const token = control.dataset[`autocomplete${whom}`]
    if (token) control.autocomplete = token
    else control.removeAttribute('autocomplete')
  }
}
