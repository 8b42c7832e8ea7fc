/** Forms of the desk with something typed that has not been sent; the long ones ask for themselves. */
const unsent = new Set()

const isGuarded = form => form?.method === 'post' && !('enhance' in form.dataset)

addEventListener('input', ({ target }) => {
  if (isGuarded(target.form)) unsent.add(target.form)
})
addEventListener('submit', ({ target, defaultPrevented }) => {
  if (!defaultPrevented) unsent.delete(target)
})
addEventListener('beforeunload', event => {
  if (unsent.size) event.preventDefault()
})
