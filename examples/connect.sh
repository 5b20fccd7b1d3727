#!/bin/sh
# Connects a customer from a terminal with curl: from the authorize request to the customer's transactions.
# Needs a running demo (npm start). Usage: examples/connect.sh [data folder]
set -eu

. "$(dirname "$0")/settings.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A minimal browser: it keeps cookies, follows redirects and stores the page in a file.
browse() { curl -sS -L -b "$scratch/cookies" -c "$scratch/cookies" -o "$scratch/page" -w '%{url_effective}' "$@"; }
token_of_page() { sed -n 's/.*name="csrf_token" value="\([^"]*\)".*/\1/p' "$scratch/page" | head -n 1; }

echo "1. The app sends the browser to authorize; the bank asks for the sign-in."
page=$(browse -G "$ISSUER/api/v1/authorize" \
  --data-urlencode response_type=code --data-urlencode "client_id=$CLIENT_ID" --data-urlencode "redirect_uri=$REDIRECT_URI" \
  --data-urlencode "scope=$SCOPE" --data-urlencode state=from-the-terminal --data-urlencode provider_id=1000)
echo "   $page"

echo "2. The customer signs in at the bank."
page=$(browse "$page" -d step=password -d username=greatday_nomfa -d password=Everyday \
  --data-urlencode "csrf_token=$(token_of_page)")
echo "   $page"

echo "3. The customer chooses accounts."
page=$(browse "$page" --data-urlencode decision=all --data-urlencode "csrf_token=$(token_of_page)")
echo "   $page"

echo "4. The customer reads what will be shared, and agrees. The answer leads back to the app."
answer=$(curl -sS -b "$scratch/cookies" -o /dev/null -w '%{redirect_url}' "$page" \
  --data-urlencode decision=allow --data-urlencode "csrf_token=$(token_of_page)")
code=$(echo "$answer" | sed -n 's/.*[?&]code=\([^&]*\).*/\1/p')
echo "   $REDIRECT_URI?code=${code%"${code#????}"}..."

echo "5. The app redeems the code."
curl -sS -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=authorization_code --data-urlencode "code=$code" \
  --data-urlencode "redirect_uri=$REDIRECT_URI" "$ISSUER/api/v1/token" > "$scratch/tokens"
access_token=$(value access_token < "$scratch/tokens")
echo "   expires in $(sed -n 's/.*"expires_in":\([0-9]*\).*/\1/p' "$scratch/tokens") seconds"

echo "6. Accounts:"
read_data() { curl -sS -H "Authorization: Bearer $access_token" "$ISSUER/api/fdx/5/$1"; }
read_data accounts | tee "$scratch/accounts"
echo
account=$(value accountId < "$scratch/accounts")

echo "7. The newest three transactions of one of them:"
read_data "accounts/$account/transactions?limit=3"
echo

echo "To continue by hand, as in docs/connect.md:"
echo "   ACCOUNT=$account"
echo "   REFRESH_TOKEN=$(value refresh_token < "$scratch/tokens")"
echo "   ACCESS_TOKEN=$access_token"
