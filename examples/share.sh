#!/bin/sh
# Data Sharing from a terminal, with curl alone: an organization signs a test customer in, shares one account with a
# partner, and the partner reads it. Needs a running demo (npm start). Usage: examples/share.sh [data folder]
set -eu

demo="${1:-./data}/demo.json"
[ -r "$demo" ] || { echo "There is no $demo. Start the demo first: npm start" >&2; exit 1; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The first value of a name in demo.json; its shape is written one name a line.
setting() { sed -n "s/.*\"$1\": \"\(.*\)\".*/\1/p" "$demo" | head -n 1; }
issuer=$(setting issuer)
api_secret=$(setting apiSecret)
secret_key=$(setting secretKey)
x_api_key=$(setting xApiKey)
base="$issuer/v3/$(setting customerId)"

# The first value of a name in the answer of a call.
member() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$scratch/answer" | head -n 1; }
first_member() { tr ',' '\n' < "$scratch/answer" | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -n 1; }
call() { curl -sS -o "$scratch/answer" "$@"; }
banking() { path=$1; shift; call -H 'content-type: application/json' "$@" "$base/BankingServices/$path"; }
client() { call -H "Authorization: Bearer $api_secret" "$base/partnerdata/$1"; }
partner() { call -w 'HTTP %{http_code}\n' -H "Authorization: Bearer $auth_secret" "$issuer/partneraccess/$access_token"; }

echo "1. The organization makes an authorize token, and signs a test customer in with it."
banking GenerateAuthorizeToken -X POST -H "flinks-auth-key: $secret_key"
token=$(member Token)
banking Authorize -H "flinks-auth-key: $token" \
  -d '{"Username":"greatday_nomfa","Password":"Everyday","Institution":"FlinksCapital"}'
request_id=$(member RequestId)
login_id=$(first_member Id)
echo "   LoginId $login_id"

echo "2. It lists the accounts and takes the first."
banking GetAccountsSummary -H "x-api-key: $x_api_key" -d "{\"RequestId\":\"$request_id\"}"
account_id=$(first_member Id)
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

echo "7. It deletes everything that is held for the customer: the token is dead for ever."
banking "DeleteCard/$login_id" -X DELETE -H "x-api-key: $x_api_key"
partner
cat "$scratch/answer"
echo
