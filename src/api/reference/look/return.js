// The page to which the sign-in returns: it sends the answer to the reference by BroadcastChannel, because a bank's pages
// can cut a window off from its opener.

new BroadcastChannel('portage-reference').postMessage(location.search)
close()
