// Passkeys in the browser: shows the button where the browser knows them, asks, and posts the answer with the form.

for (const part of document.querySelectorAll('[data-passkey]')) {
  const { browserSupportsWebAuthn, startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser
  if (!browserSupportsWebAuthn()) continue
  part.hidden = false
  if (!part.dataset.options) continue
  const form = part.querySelector('form')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const optionsJSON = JSON.parse(part.dataset.options)
    const trouble = part.querySelector('[role="alert"]')
    trouble.hidden = true
    try {
      const ask = part.dataset.passkey === 'new' ? startRegistration : startAuthentication
      form.elements[part.dataset.field].value = JSON.stringify(await ask({ optionsJSON }))
      form.submit()
    } catch {
      trouble.hidden = false
    }
  })
}
