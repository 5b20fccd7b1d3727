// Code flow with the oauth2 crate: authorize with PKCE, redeem, read, refresh twice, revoke. Speaks in lines of JSON.

use oauth2::basic::BasicClient;
use oauth2::{
    AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, PkceCodeChallenge, RedirectUrl, Scope, TokenResponse,
    TokenUrl,
};
use serde_json::{json, Value};
use std::env::var;
use std::error::Error;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn env(name: &str) -> String {
    var(name).unwrap_or_default()
}

fn tell<T>(call: &str, outcome: Outcome<T>) -> T {
    match outcome {
        Ok(value) => {
            println!("{}", json!({ "call": call, "ok": true }));
            value
        }
        Err(error) => {
            println!("{}", json!({ "call": call, "ok": false, "says": format!("{error:?}") }));
            std::process::exit(0)
        }
    }
}

fn read(issuer: &str, token: &str) -> Outcome<u16> {
    let request = ureq::get(&format!("{issuer}/api/fdx/5/accounts")).set("authorization", &format!("Bearer {token}"));
    match request.call() {
        Ok(answer) => Ok(answer.status()),
        Err(ureq::Error::Status(status, _)) => Ok(status),
        Err(error) => Err(error.into()),
    }
}

fn demand(holds: bool, otherwise: &str) -> Outcome<()> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}

fn query(address: &str, wanted: &str) -> Option<String> {
    let url = oauth2::url::Url::parse(address).ok()?;
    let found = url.query_pairs().find(|(name, _)| name == wanted)?;
    Some(found.1.into_owned())
}

fn main() -> Outcome<()> {
    let issuer = env("ISSUER");
    let http = ureq::AgentBuilder::new().redirects(0).build();
    let client = BasicClient::new(ClientId::new(env("CLIENT_ID")))
        .set_client_secret(ClientSecret::new(env("CLIENT_SECRET")))
        .set_auth_uri(AuthUrl::new(format!("{issuer}/api/v1/authorize"))?)
        .set_token_uri(TokenUrl::new(format!("{issuer}/api/v1/token"))?)
        .set_redirect_uri(RedirectUrl::new(env("REDIRECT_URI"))?);
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let code = tell("authorize", (|| -> Outcome<String> {
        let (url, state) = client
            .authorize_url(CsrfToken::new_random)
            .add_scopes(env("SCOPE").split(' ').map(|one| Scope::new(one.to_string())))
            .add_extra_param("provider_id", env("PROVIDER_ID"))
            .set_pkce_challenge(challenge)
            .url();
        println!("{}", json!({ "open": url.as_str() }));
        let mut line = String::new();
        std::io::stdin().read_line(&mut line)?;
        let answer: Value = serde_json::from_str(&line)?;
        let address = answer["answer"].as_str().unwrap_or_default();
        demand(query(address, "state").as_ref() == Some(state.secret()), "another state")?;
        query(address, "code").ok_or_else(|| "no code".into())
    })());
    let mut token = tell("token: code", (|| -> Outcome<_> {
        let token = client.exchange_code(AuthorizationCode::new(code)).set_pkce_verifier(verifier).request(&http)?;
        demand(token.refresh_token().is_some() && token.scopes().is_some(), "a member of the answer is missing")?;
        Ok(token)
    })());
    let refresh = token.refresh_token().cloned().ok_or("no refresh token")?;
    let is_read = |token: &str| -> Outcome<()> { demand(read(&issuer, token)? == 200, "the read is refused") };
    tell("FDX read", is_read(token.access_token().secret()));
    tell("token: refresh, twice", (|| -> Outcome<()> {
        for _ in 0..2 {
            token = client.exchange_refresh_token(&refresh).request(&http)?;
            is_read(token.access_token().secret())?;
        }
        Ok(())
    })());
    // The crate revokes at https addresses alone, and the suite's server has no certificate.
    tell("revoke", (|| -> Outcome<()> {
        let form = [("client_id", env("CLIENT_ID")), ("client_secret", env("CLIENT_SECRET"))];
        let [id, secret] = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        ureq::post(&format!("{issuer}/api/v1/revoke")).send_form(&[id, secret, ("token", refresh.secret())])?;
        demand(read(&issuer, token.access_token().secret())? == 401, "the token lives on")
    })());
    Ok(())
}
