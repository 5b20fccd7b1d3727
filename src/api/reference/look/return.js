// Where the sign-in comes back to: hands the answer to the reference. A bank's pages may cut a window off from its opener.

new BroadcastChannel('portage-reference').postMessage(location.search)
close()
