// Embedded Connect: waits for the end of the trip in the other window, and tells it to the page around the frame.
// Without this script everything works by its buttons, but for the message.

const waiting = document.querySelector('[data-waiting]')
if (waiting) {
  const [open, form] = document.forms
  const ask = async () => {
    const body = new URLSearchParams(new FormData(form))
    const { status } = await fetch(form.action, { method: 'POST', body }).catch(() => ({ status: 202 }))
    if (status === 202) setTimeout(ask, 1500)
    else form.submit()
  }
  open.addEventListener(
    'submit',
    () => {
      waiting.textContent = waiting.dataset.waiting
      setTimeout(ask, 1500)
    },
    { once: true },
  )
}

const answer = document.querySelector('[data-answer]')
if (answer && window.parent !== window) {
  // Only a page of one of these origins hears it; the browser sees to that.
  for (const origin of answer.dataset.origins.split(' ')) {
    window.parent.postMessage(JSON.parse(answer.dataset.answer), origin)
  }
}
