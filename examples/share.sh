#!/bin/sh
# Data Sharing from a terminal, with curl alone: an organization signs a test customer in, shares one account with a
# partner, and the partner reads it. Needs a running demo (npm start). Usage: examples/share.sh [data folder]
set -eu

. "$(dirname "$0")/settings.sh"
base="$ISSUER/v3/$CUSTOMER_ID"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

member() { value "$1" < "$scratch/answer"; }
call() { curl -sS -o "$scratch/answer" "$@"; }
banking() { path=$1; shift; call -H 'content-type: application/json' "$@" "$base/BankingServices/$path"; }
client() { call -H "Authorization: Bearer $API_SECRET" "$base/partnerdata/$1"; }
partner() { call -w 'HTTP %{http_code}\n' -H "Authorization: Bearer $auth_secret" "$ISSUER/partneraccess/$access_token"; }

echo "1. The organization makes an authorize token, and signs a test customer in with it."
banking GenerateAuthorizeToken -X POST -H "flinks-auth-key: $SECRET_KEY"
token=$(member Token)
banking Authorize -H "flinks-auth-key: $token" \
  -d '{"Username":"greatday_nomfa","Password":"Everyday","Institution":"FlinksCapital"}'
request_id=$(member RequestId)
login_id=$(member Id)
echo "   LoginId $login_id"

echo "2. It lists the accounts and takes the first."
banking GetAccountsSummary -H "x-api-key: $X_API_KEY" -d "{\"RequestId\":\"$request_id\"}"
account_id=$(member Id)
echo "   AccountId $account_id"

echo "3. It makes an AuthSecret for the partner, once, and an access token for the account."
client authsecret/PaymentHouse
permission_id=$(member PermissionId)
auth_secret=$(member AuthSecret)
client "$login_id/$account_id"
access_token=$(member AccessToken)
echo "   until $(member ExpirationDate)"

echo "4. The partner reads the account:"
partner
cut -c 1-400 "$scratch/answer"

echo "5. The organization disables the AuthSecret: the partner reads nothing."
client "authsecret/disable/$permission_id"
partner

echo "6. It enables it again: the same secret and token work."
client "authsecret/enable/$permission_id"
partner

echo "7. It deletes everything that is stored for the customer: the token never works again."
banking "DeleteCard/$login_id" -X DELETE -H "x-api-key: $X_API_KEY"
partner
cat "$scratch/answer"
echo
