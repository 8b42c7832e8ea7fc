/** What is only there to be copied is selected whole as soon as one is in it. */
document.addEventListener('focusin', ({ target }) => {
  if (target.matches('input[readonly]')) target.select()
})
