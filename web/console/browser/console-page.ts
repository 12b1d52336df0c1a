// Live parts of the console's pages; the frame's meta element sets it up for the pages' policy.
import 'htmx.org'
import './workplace.ts'

document.addEventListener('htmx:configRequest', event => {
  const token = document.querySelector('meta[name="csrf"]')?.getAttribute('content')
  if (event instanceof CustomEvent && token) event.detail.headers['x-csrf-token'] = token
})
