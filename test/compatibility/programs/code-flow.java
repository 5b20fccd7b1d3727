// Code flow with the Nimbus OAuth 2.0 SDK: authorize with PKCE, redeem, read, refresh twice, revoke. Speaks in lines of JSON.

import com.nimbusds.oauth2.sdk.*;
import com.nimbusds.oauth2.sdk.auth.*;
import com.nimbusds.oauth2.sdk.http.*;
import com.nimbusds.oauth2.sdk.id.*;
import com.nimbusds.oauth2.sdk.pkce.*;
import com.nimbusds.oauth2.sdk.token.*;
import java.io.*;
import java.net.*;
import java.util.Map;
import net.minidev.json.JSONObject;
import net.minidev.json.JSONValue;

class CodeFlow {
  interface Body {
    void run() throws Exception;
  }

  static final Map<String, String> ENV = System.getenv();
  static final String ISSUER = ENV.get("ISSUER");
  static final ClientID CLIENT = new ClientID(ENV.get("CLIENT_ID"));
  static final ClientAuthentication BASIC = new ClientSecretBasic(CLIENT, new Secret(ENV.get("CLIENT_SECRET")));
  static final URI BACK = URI.create(ENV.get("REDIRECT_URI"));
  static AuthorizationCode code;
  static Tokens tokens;
  static RefreshToken refresh;

  static void write(Map<String, ?> line) {
    System.out.println(new JSONObject(line).toJSONString());
    System.out.flush();
  }

  static void tell(String call, Body body) {
    try {
      body.run();
      write(Map.of("call", call, "ok", true));
    } catch (Throwable error) {
      write(Map.of("call", call, "ok", false, "says", String.valueOf(error)));
      System.exit(0);
    }
  }

  static int read(AccessToken token) throws Exception {
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, URI.create(ISSUER + "/api/fdx/5/accounts"));
    request.setAuthorization(token.toAuthorizationHeader());
    return request.send().getStatusCode();
  }

  static Tokens redeem(AuthorizationGrant grant) throws Exception {
    TokenRequest request = new TokenRequest(URI.create(ISSUER + "/api/v1/token"), BASIC, grant, null);
    TokenResponse response = TokenResponse.parse(request.toHTTPRequest().send());
    if (!response.indicatesSuccess()) throw new Exception(response.toErrorResponse().getErrorObject().toJSONObject().toString());
    return response.toSuccessResponse().getTokens();
  }

  static void demand(boolean holds, String otherwise) throws Exception {
    if (!holds) throw new Exception(otherwise);
  }

  public static void main(String[] arguments) {
    CodeVerifier verifier = new CodeVerifier();
    tell("authorize", () -> {
      State state = new State();
      AuthorizationRequest request = new AuthorizationRequest.Builder(ResponseType.CODE, CLIENT)
        .endpointURI(URI.create(ISSUER + "/api/v1/authorize"))
        .redirectionURI(BACK)
        .scope(Scope.parse(ENV.get("SCOPE")))
        .state(state)
        .codeChallenge(verifier, CodeChallengeMethod.S256)
        .customParameter("provider_id", ENV.get("PROVIDER_ID"))
        .build();
      write(Map.of("open", request.toURI().toString()));
      JSONObject line = (JSONObject) JSONValue.parse(new BufferedReader(new InputStreamReader(System.in)).readLine());
      AuthorizationResponse answer = AuthorizationResponse.parse(URI.create((String) line.get("answer")));
      demand(answer.indicatesSuccess() && state.equals(answer.getState()), "no success, or another state");
      demand(new Issuer(ISSUER).equals(answer.getIssuer()), "another issuer");
      code = answer.toSuccessResponse().getAuthorizationCode();
    });
    tell("token: code", () -> {
      tokens = redeem(new AuthorizationCodeGrant(code, BACK, verifier));
      refresh = tokens.getRefreshToken();
      demand(refresh != null && tokens.getAccessToken().getScope() != null, "a member of the answer is missing");
    });
    tell("FDX read", () -> demand(read(tokens.getAccessToken()) == 200, "the read is refused"));
    tell("token: refresh, twice", () -> {
      for (int time = 0; time < 2; time++) {
        tokens = redeem(new RefreshTokenGrant(refresh));
        demand(read(tokens.getAccessToken()) == 200, "the read is refused");
      }
    });
    tell("revoke", () -> {
      HTTPRequest request = new TokenRevocationRequest(URI.create(ISSUER + "/api/v1/revoke"), BASIC, refresh).toHTTPRequest();
      demand(request.send().indicatesSuccess() && read(tokens.getAccessToken()) == 401, "the token lives on");
    });
  }
}
