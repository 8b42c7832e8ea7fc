import { form } from './form.js'
import { offer } from './offering.js'

/** Offers what was typed in one language where the other may be the same. */
export function offerCopies() {
  for (const field of form.querySelectorAll('[data-copy-from]')) {
    const source = document.getElementById(field.dataset.copyFrom)
    offer(field, source, () => (field.value ? '' : source.value.trim()), 'textCopy')
  }
}
