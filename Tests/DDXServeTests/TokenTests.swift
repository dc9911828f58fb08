#if Serve

@testable import DDXServe
import Foundation
import JWTKit
import Testing

/// Which tokens of a client are believed.
@Suite struct `Tokens of clients` {
  private static let address = "https://ddx.example/cds-services/ddx-injection-review"

  private let client: RecordClient
  private let keys: ClientKeys

  init() async throws {
    client = try RecordClient()
    keys = try await ClientKeys(Array(client.file().utf8))
  }

  private func fault(_ token: String) async -> TokenFault? {
    do throws(TokenFault) {
      _ = try await keys.checked(token, for: Self.address, at: RecordClient.now)
      return nil
    } catch {
      return error
    }
  }

  private func fault(
    kid: String = "ec", header: JWTHeader = [:], _ change: (inout RecordClient.Claims) -> Void
  ) async throws -> TokenFault? {
    var claims = RecordClient.claims(Self.address)
    change(&claims)
    return await fault(try await client.token(claims, kid: kid, header: header))
  }

  @Test func `a good one is, by either kind of key`() async throws {
    #expect(try await fault { _ in } == nil)
    #expect(try await fault(kid: "rsa") { _ in } == nil)
    #expect(try await fault { $0.iat -= 470 } == nil)
    #expect(try await fault { $0.iat += 50 } == nil)
  }

  @Test func `a claim that is wrong is found`() async throws {
    #expect(try await fault { $0.iss = "https://evil.test" } == .issuer)
    #expect(try await fault { $0.aud = "https://ddx.example/cds-services" } == .audience)
    #expect(try await fault { $0.exp = RecordClient.now } == .expired)
    #expect(try await fault { $0.exp = -1 } == .expired)
    #expect(try await fault { $0.iat -= 481 } == .notFresh)
    #expect(try await fault { $0.iat += 61 } == .notFresh)
    #expect(try await fault { $0.jti = "" } == .unreadable)
    #expect(try await fault { $0.jti = String(repeating: "x", count: 257) } == .unreadable)
    #expect(try await fault(kid: "stranger") { _ in } == .key)
    // The key of another client is not that of this one.
    #expect(try await fault { $0.iss = "https://other.example" } == .key)
    #expect(try await fault(header: ["typ": "at+jwt"]) { _ in } == .unreadable)
    #expect(try await fault(header: ["crit": ["x"]]) { _ in } == .unreadable)
  }

  @Test func `a signature that is none, or of something else, is found`() async throws {
    let good = try await client.token(RecordClient.claims(Self.address))
    let parts = good.split(separator: ".").map(String.init)
    let other = try await client.token(RecordClient.claims(Self.address))
      .split(separator: ".").map(String.init)
    #expect(await fault([parts[0], other[1], parts[2]].joined(separator: ".")) == .signature)
    #expect(await fault(parts[0] + "." + parts[1] + ".") == .signature)
    #expect(await fault(parts[0] + "." + parts[1] + ".AAAA") == .signature)
    #expect(await fault(parts[0] + "." + parts[1]) == .unreadable)
    #expect(await fault(good + ".x") == .unreadable)
    #expect(await fault(good + "=") == .unreadable)
    let claims = """
      {"iss":"https://ehr.example","aud":"\(Self.address)","exp":\(RecordClient.now + 300),\
      "iat":\(RecordClient.now),"jti":"1"}
      """
    for algorithm in ["none", "HS256", "HS384", "ES256", "RS256", "es384"] {
      let header = #"{"alg":"\#(algorithm)","typ":"JWT","kid":"ec"}"#
      #expect(await fault(RecordClient.written(header, claims)) == .algorithm, "\(algorithm)")
    }
    let foreign = #"{"alg":"ES384","typ":"JWT","kid":"rsa"}"#
    #expect(await fault(RecordClient.written(foreign, claims)) == .algorithm)
    for header in [
      #"{"alg":"ES384","typ":"JWT"}"#, #"{"alg":"ES384","kid":"ec"}"#, "[]", "7", "",
      #"{"alg":"ES384","typ":"JWT","kid":"ec","kid":"rsa"}"#,
    ] {
      #expect(await fault(RecordClient.written(header, claims)) == .unreadable, "\(header)")
    }
    // A number that no whole one of 64 bits can hold ends nothing.
    let huge = #"{"alg":"ES384","typ":"JWT","kid":"ec","x":1e300}"#
    #expect(await fault(RecordClient.written(huge, claims)) == .signature)
    for (exp, expected) in [
      ("1e308", TokenFault.signature), ("-1e308", .signature), ("\"x\"", .unreadable),
      ("null", .unreadable),
    ] {
      let text = claims.replacing("\(RecordClient.now + 300)", with: exp)
      let header = #"{"alg":"ES384","typ":"JWT","kid":"ec"}"#
      #expect(await fault(RecordClient.written(header, text)) == expected, "\(exp)")
    }
  }

  @Test func `an audience may be one of several`() async throws {
    let header = #"{"alg":"ES384","typ":"JWT","kid":"ec"}"#
    let token = ClientToken(
      RecordClient.written(
        header, #"{"iss":"a","aud":["x","y",7],"exp":1,"iat":1,"jti":"1"}"#, signature: "AAAA"))
    #expect(token?.audience == ["x", "y"])
    #expect(
      ClientToken(
        RecordClient.written(header, #"{"iss":"a","aud":7,"exp":1,"iat":1,"jti":"1"}"#)) == nil)
  }

  @Test func `a token is used once as long as it would be believed`() throws {
    let used = UsedTokens()
    let token = try #require(
      ClientToken(
        RecordClient.written(
          #"{"alg":"ES384","typ":"JWT","kid":"ec"}"#,
          #"{"iss":"a","aud":"x","exp":900,"iat":100,"jti":"1"}"#)))
    #expect(used.take(token, at: 100))
    #expect(!used.take(token, at: 101))
    // Its eight minutes end at 580; after that it is not believed anyway, and is forgotten.
    #expect(!used.take(token, at: 580))
    #expect(used.take(token, at: 581))
  }

  @Test func `letters stand for bytes in one way only`() {
    #expect(Base64URL.bytes("aGk_-w") == [0x68, 0x69, 0x3F, 0xFB])
    #expect(Base64URL.bytes("") == [])
    for text in ["a", "aG=", "aGk/", "aGk+", "aB", "aGl", " aGk_", "aGk_-w\n"] {
      #expect(Base64URL.bytes(text) == nil, "\(text)")
    }
  }

  @Test func `a file of keys that can't be used is refused in words`() async throws {
    let whole = try client.file()
    for (text, words) in [
      ("{}", "no list"), ("[]", "no list"), ("[7]", "[0] has no `iss`"),
      (
        whole.replacing("https://other.example", with: "https://ehr.example"),
        "[1].iss stands twice"
      ),
      (whole.replacing("\"kid\":\"ec\",", with: ""), "[0].jwks.keys[0] has no `kid`"),
      (whole.replacing("\"kid\":\"ec\"", with: "\"kid\":\"rsa\""), "keys[1].kid stands twice"),
      (whole.replacing("\"use\":\"sig\"", with: "\"d\":\"AAAA\""), "is a private key"),
      (whole.replacing("\"use\":\"sig\"", with: "\"use\":\"enc\""), "is no key for"),
      (whole.replacing("P-384", with: "P-521"), "is no key for"),
      (whole.replacing("\"alg\":\"RS384\"", with: "\"alg\":\"HS256\""), "is no key for"),
      (whole.replacing("\"kty\":\"EC\"", with: "\"kty\":\"oct\""), "is no key for"),
      (whole.replacing(/"x":"[^"]*"/, with: "\"x\":\"AAAA\""), "numbers of [0].jwks.keys[0]"),
      (whole.replacing(/"n":"[^"]*"/, with: "\"n\":\"AAAA\""), "is no key for"),
    ] {
      do {
        _ = try await ClientKeys(Array(text.utf8))
        Issue.record("\(words)")
      } catch let error as ClientKeysError {
        #expect(error.message.contains(words), "\(error.message)")
      }
    }
  }
}

#endif
