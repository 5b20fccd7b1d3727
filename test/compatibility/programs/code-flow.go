// Code flow with golang.org/x/oauth2: authorize with PKCE, redeem, read, refresh twice, revoke. Speaks in lines of JSON.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"golang.org/x/oauth2"
)

var issuer = os.Getenv("ISSUER")

func write(line map[string]any) {
	text, _ := json.Marshal(line)
	fmt.Println(string(text))
}

func tell(call string, body func() error) {
	if err := body(); err != nil {
		write(map[string]any{"call": call, "ok": false, "says": err.Error()})
		os.Exit(0)
	}
	write(map[string]any{"call": call, "ok": true})
}

func read(client *http.Client) (int, error) {
	answer, err := client.Get(issuer + "/api/fdx/5/accounts")
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	_, err = io.ReadAll(answer.Body)
	return answer.StatusCode, err
}

func demandRead(client *http.Client) error {
	status, err := read(client)
	if err == nil && status != 200 {
		err = fmt.Errorf("the read is answered with %d", status)
	}
	return err
}

func main() {
	ctx := context.Background()
	config := &oauth2.Config{
		ClientID:     os.Getenv("CLIENT_ID"),
		ClientSecret: os.Getenv("CLIENT_SECRET"),
		RedirectURL:  os.Getenv("REDIRECT_URI"),
		Scopes:       strings.Fields(os.Getenv("SCOPE")),
		Endpoint:     oauth2.Endpoint{AuthURL: issuer + "/api/v1/authorize", TokenURL: issuer + "/api/v1/token"},
	}
	verifier := oauth2.GenerateVerifier()
	var code string
	var token *oauth2.Token
	tell("authorize", func() error {
		provider := oauth2.SetAuthURLParam("provider_id", os.Getenv("PROVIDER_ID"))
		write(map[string]any{"open": config.AuthCodeURL("a state", oauth2.S256ChallengeOption(verifier), provider)})
		line, err := bufio.NewReader(os.Stdin).ReadString('\n')
		if err != nil {
			return err
		}
		var answer struct{ Answer string }
		if err := json.Unmarshal([]byte(line), &answer); err != nil {
			return err
		}
		address, err := url.Parse(answer.Answer)
		if err != nil {
			return err
		}
		code = address.Query().Get("code")
		if code == "" || address.Query().Get("state") != "a state" {
			return fmt.Errorf("no code in %s", address)
		}
		return nil
	})
	tell("token: code", func() (err error) {
		token, err = config.Exchange(ctx, code, oauth2.VerifierOption(verifier))
		if err == nil && (token.RefreshToken == "" || token.Type() != "Bearer" || token.Extra("scope") == nil) {
			err = fmt.Errorf("a member of the answer is missing")
		}
		return err
	})
	tell("FDX read", func() error { return demandRead(config.Client(ctx, token)) })
	tell("token: refresh, twice", func() error {
		for range 2 {
			old := *token
			old.Expiry = time.Now().Add(-time.Minute)
			fresh, err := config.TokenSource(ctx, &old).Token()
			if err != nil {
				return err
			}
			if fresh.AccessToken == token.AccessToken || fresh.RefreshToken == "" {
				return fmt.Errorf("the token is not a new one")
			}
			token = fresh
			if err := demandRead(config.Client(ctx, token)); err != nil {
				return err
			}
		}
		return nil
	})
	tell("revoke", func() error {
		form := strings.NewReader(url.Values{"token": {token.RefreshToken}}.Encode())
		request, err := http.NewRequest("POST", issuer+"/api/v1/revoke", form)
		if err != nil {
			return err
		}
		request.SetBasicAuth(config.ClientID, config.ClientSecret)
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			return err
		}
		answer.Body.Close()
		status, err := read(config.Client(ctx, token))
		if err == nil && (answer.StatusCode != 200 || status != 401) {
			err = fmt.Errorf("revoked with %d, and then read with %d", answer.StatusCode, status)
		}
		return err
	})
}
