// Shows the message of the embedded frame, and ignores messages from any other origin.

const frame = document.querySelector('iframe')
const answer = document.querySelector('.answer')

addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== new URL(frame.src).origin || data.step !== 'REDIRECT') return
  const code = document.createElement('code')
  code.textContent = data.loginId
  if (data.loginId) answer.replaceChildren('LoginId ', code)
  else answer.textContent = answer.dataset.refused
})
