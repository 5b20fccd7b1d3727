# Calls of a published Python package for the Flinks API, whose module is the first argument. Speaks in lines of JSON.

import datetime
import importlib
import json
import os
import sys

module = importlib.import_module(sys.argv[1])
client = module.Client(os.environ["CUSTOMER_ID"], os.environ["ISSUER"] + "/v3/")
banking = client.banking_services
CHANGES = {
    "works": "not served",
    "because": "It sends no credential. At every level, only sessions and their reads go without one.",
}
MULTIPLE = {
    "works": "not served",
    "because": "It sends no credential. At every level, many sessions at once need one.",
}
NO_ENRICHMENT = {"works": "outside", "because": "Scores, attributes and categories are no part of Portage."}


def tell(call, body, unless=None):
    try:
        value = body()
        print(json.dumps({"call": call, "ok": True}), flush=True)
        return value
    except Exception as error:
        says = f"{type(error).__name__}: {error} {getattr(getattr(error, 'response', None), 'text', '')}"
        print(json.dumps({"call": call, "ok": False, "says": says, "unless": unless}), flush=True)
        if unless is None:
            sys.exit(0)


def demand(answer, member):
    assert answer[member], answer
    return answer[member]


login = os.environ["LOGIN_ID"]
session = tell("Authorize with a LoginId", lambda: demand(banking.authorize(login_id=login, most_recent_cached=True), "RequestId"))


def sign_in():
    person = {"institution": "FlinksCapital", "username": "Greatday", "password": "Everyday"}
    answer = banking.authorize(save=True, schedule_refresh=False, tag="a tag", **person)
    known = {"city": "Montreal", "country": "Canada", "shape": "Triangle"}
    while answer["HttpStatusCode"] == 203:
        prompts = [challenge["Prompt"] for challenge in answer["SecurityChallenges"]]
        given = {prompt: [next(known[word] for word in known if word in prompt)] for prompt in prompts}
        answer = banking.authorize(request_id=answer["RequestId"], security_responses=given, **person)
    return demand(answer, "Login")


tell("Authorize with credentials and answers", sign_in)
tell("AuthorizeMultiple", lambda: banking.authorize_multiple([login]), MULTIPLE)
accounts = tell("GetAccountsSummary", lambda: demand(banking.get_accounts_summary(session), "Accounts"))


def detail():
    week = {"date_from": datetime.datetime(2026, 6, 1, 12), "date_to": datetime.date(2026, 6, 7)}
    demand(banking.get_accounts_detail(session, with_account_identity=True, with_transactions=True, **week), "Accounts")
    first = [accounts[0]["Id"]]
    days = banking.get_accounts_detail(session, with_transactions=True, days_of_transactions="Days365", accounts_filter=first)
    assert [account["Id"] for account in days["Accounts"]] == first
    known = next(row["Id"] for account in days["Accounts"] for row in account["Transactions"][5:])
    delta = [{"AccountId": first[0], "TransactionId": known}]
    later = banking.get_accounts_detail(session, with_transactions=True, refresh_delta=delta)
    assert len(later["Accounts"][0]["Transactions"]) == 5, later


tell("GetAccountsDetail", detail)
tell("GetAccountsDetailAsync", lambda: demand(banking.get_accounts_detail_async(session), "Accounts"))
tell("GetStatements", lambda: demand(banking.get_statements(session, "MostRecent"), "StatementsByAccount"))
tell("GetStatementsAsync", lambda: demand(banking.get_statements_async(session), "StatementsByAccount"))
tell("GetMFAQuestions", lambda: banking.get_mfa_questions(login), CHANGES)
tell("SetScheduledRefresh", lambda: banking.set_scheduled_refresh(login, True), CHANGES)
tell("DeleteCard", lambda: banking.delete_card(login), CHANGES)
if hasattr(client, "attributes"):
    tell("attributes", lambda: client.attributes.get_income_attributes(login, session), NO_ENRICHMENT)
