# Shell variables for the running demo: its address, and the ids and secrets of its clients. Source it, do not run it:
#   . examples/settings.sh

demo="${1:-${DATA_FOLDER:-./data}}/demo.json"
[ -r "$demo" ] || { echo "There is no $demo. Start the demo first: npm start" >&2; return 1; }

# Prints the first value of a member in JSON, as this server writes it: curl ... | value access_token
value() { tr ',{' '\n\n' | sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -n 1; }
uuid() { node -p 'crypto.randomUUID()'; }

ISSUER=$(value issuer < "$demo")

# The app of the demo, a Data Recipient.
CLIENT_ID=$(sed -n '/"recipient"/,/}/p' "$demo" | value client_id)
CLIENT_SECRET=$(sed -n '/"recipient"/,/}/p' "$demo" | value client_secret)
REDIRECT_URI=$(value redirect_uri < "$demo")
SCOPE=$(value scope < "$demo")

# The partner that manages the app.
PARTNER_ID=$(sed -n '/"partner"/,/}/p' "$demo" | value client_id)
PARTNER_SECRET=$(sed -n '/"partner"/,/}/p' "$demo" | value client_secret)

# Their organization, a client of Data Sharing.
CUSTOMER_ID=$(value customerId < "$demo")
API_SECRET=$(value apiSecret < "$demo")
SECRET_KEY=$(value secretKey < "$demo")
X_API_KEY=$(value xApiKey < "$demo")
