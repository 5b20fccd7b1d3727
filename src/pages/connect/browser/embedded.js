// Embedded Connect: tells the page around the frame what happens, and waits for the end of the trip in the other window.
// Without this script everything works by its buttons, but for the messages.

const telling = document.querySelector('[data-say]')
const origins = telling.dataset.origins.split(' ')
const heard = new Set(telling.dataset.heard.split(' ').filter(Boolean))

// Only a page of one of these origins hears it; the browser sees to that.
const tell = (message) => {
  const told = telling.dataset.format === 'text' ? JSON.stringify(message) : message
  for (const origin of origins) window.parent.postMessage(told, origin)
}

// A step is told once in a trip.
const say = (messages) => {
  if (window.parent === window) return
  for (const message of messages.filter(({ step }) => !heard.has(step))) {
    tell(message)
    heard.add(message.step)
  }
  for (const field of document.querySelectorAll('[name=heard]')) field.value = [...heard].join(' ')
}
say(JSON.parse(telling.dataset.say))

if (window.parent !== window) {
  addEventListener('online', () => tell({ step: 'APP_ONLINE' }))
  addEventListener('offline', () => tell({ step: 'APP_OFFLINE' }))
  for (const close of document.querySelectorAll('[data-close]')) {
    close.hidden = false
    close.addEventListener('click', () => tell(JSON.parse(close.dataset.close)))
  }
}

const waiting = document.querySelector('[data-waiting]')
if (waiting) {
  const [open, form] = document.forms
  let isAsking = false
  const askSoon = () => setTimeout(ask, 1500)
  const ask = async () => {
    const body = new URLSearchParams(new FormData(form))
    const reply = await fetch(form.action, { method: 'POST', body }).catch(() => undefined)
    // A lost connection, a server that starts again, and a limit pass: the end of the trip is still to come.
    if (!reply || reply.status === 429 || reply.status >= 500) return askSoon()
    if (reply.status !== 202) return form.submit()
    const page = new DOMParser().parseFromString(await reply.text().catch(() => ''), 'text/html')
    say(JSON.parse(page.querySelector('[data-say]')?.dataset.say ?? '[]'))
    askSoon()
  }
  const begin = () => {
    if (!isAsking) askSoon()
    isAsking = true
  }
  open.addEventListener('submit', () => {
    waiting.textContent = waiting.dataset.waiting
    // This page in another language begins anew: nobody would hear how it ends in the window.
    document.querySelector('.languages')?.remove()
    begin()
  })
  // After a button that was pressed too early the window is open already.
  if (waiting.textContent.trim() !== '') begin()
}

document.querySelector('[data-follow]')?.click()
