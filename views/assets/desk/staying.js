// The list of requests stays where it was when a press loads the page anew.
const requests = document.querySelector('.column')
const scrolled = 'requests-scrolled'

document.addEventListener('submit', ({ target }) => {
  if (target.method === 'post') sessionStorage.setItem(scrolled, requests.scrollTop)
})

// What the press has brought into the list is shown before.
if (!requests.querySelector(':target'))
  requests.scrollTop = Number(sessionStorage.getItem(scrolled))
sessionStorage.removeItem(scrolled)
