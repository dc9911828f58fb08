#if Serve

import DDXCore
import JWTKit

/// The keys of the health records that may ask, as a file names them:
/// `[{"iss": "https://ehr.example", "jwks": {"keys": [{…}]}}]`.
public struct ClientKeys: Sendable {
  /// A key with what is known of it.
  private struct Key: Sendable {
    let algorithm: String
    let verifier: JWTKeyCollection
  }

  /// A token of which only the signature is asked; what it says was read before.
  private struct Unread: JWTPayload {
    func verify(using algorithm: some JWTAlgorithm) async throws {}
  }

  /// The keys by the issuer and the name of the key.
  private let keys: [String: [String: Key]]

  /// The largest file of keys.
  public static let largest = 1 << 20

  /// For how many seconds a token is fresh after it was written; assumed.
  static let freshness = 480.0
  /// How many seconds the clock of a client may be ahead; assumed.
  static let skew = 60.0

  /// Reads a file of keys.
  ///
  /// - Parameter bytes: The file as JSON.
  /// - Throws: ``ClientKeysError`` where it is none, or holds a key that can't be used.
  public init(_ bytes: [UInt8]) async throws {
    guard case .array(let clients)? = try? JSONParser.value(of: bytes), !clients.isEmpty else {
      throw ClientKeysError.noList
    }
    var keys: [String: [String: Key]] = [:]
    for (index, client) in clients.enumerated() {
      guard case .object(let object) = client, let issuer = object.text("iss"), !issuer.isEmpty,
        case .array(let values)? = object.object("jwks")?["keys"], !values.isEmpty
      else { throw ClientKeysError.noClient(index) }
      guard keys[issuer] == nil else { throw ClientKeysError.clientTwice(index) }
      var own: [String: Key] = [:]
      for (number, value) in values.enumerated() {
        let place = ClientKeysError.Place(client: index, key: number)
        guard case .object(let key) = value, let name = key.text("kid"), !name.isEmpty else {
          throw ClientKeysError.noName(place)
        }
        guard own[name] == nil else { throw ClientKeysError.keyTwice(place) }
        own[name] = try await Self.key(key, at: place)
      }
      keys[issuer] = own
    }
    self.keys = keys
  }

  private static func key(_ object: JSONObject, at place: ClientKeysError.Place) async throws -> Key
  {
    guard object["d"] == nil else { throw ClientKeysError.privateKey(place) }
    guard let algorithm = algorithm(of: object) else { throw ClientKeysError.otherKind(place) }
    let members = object.members.filter { $0.key != "alg" }.map { ($0.key, Optional($0.value)) }
    let text = JSONValue.object(members + [("alg", .text(algorithm))]).document
    do {
      let verifier = JWTKeyCollection()
      try await verifier.add(jwk: JWK(json: text))
      return Key(algorithm: algorithm, verifier: verifier)
    } catch {
      throw ClientKeysError.noKey(place)
    }
  }

  /// The one algorithm that a key is for; nil where it is for none that is trusted.
  private static func algorithm(of key: JSONObject) -> String? {
    guard key.text("use") ?? "sig" == "sig" else { return nil }
    let said = key.text("alg")
    switch (key.text("kty"), key.text("crv")) {
    case ("EC", "P-384"): return said ?? "ES384" == "ES384" ? "ES384" : nil
    case ("EC", "P-256"): return said ?? "ES256" == "ES256" ? "ES256" : nil
    case ("RSA", _):
      // 2,048 bits at least.
      guard let modulus = key.text("n").flatMap({ Base64URL.bytes($0) }),
        modulus.drop(while: { $0 == 0 }).count >= 256
      else { return nil }
      return ["RS384", "RS256"].contains(said ?? "RS384") ? said ?? "RS384" : nil
    default: return nil
    }
  }

  /// Checks a token.
  ///
  /// - Parameters:
  ///   - text: The token.
  ///   - address: The address that was asked.
  ///   - now: The time, in seconds since 1970.
  /// - Returns: What it says.
  /// - Throws: ``TokenFault`` where it is not believed.
  func checked(
    _ text: String, for address: String, at now: Double
  ) async throws(TokenFault) -> ClientToken {
    guard let token = ClientToken(text) else { throw .unreadable }
    guard let own = keys[token.issuer] else { throw .issuer }
    guard let key = own[token.key] else { throw .key }
    guard key.algorithm == token.algorithm else { throw .algorithm }
    do {
      _ = try await key.verifier.verify(text, as: Unread.self)
    } catch {
      throw .signature
    }
    guard token.audience.contains(address) else { throw .audience }
    guard token.expires > now else { throw .expired }
    guard token.issued <= now + Self.skew, token.issued >= now - Self.freshness else {
      throw .notFresh
    }
    return token
  }
}

/// Why a token is not believed.
enum TokenFault: Error {
  case missing, unreadable, issuer, key, algorithm, signature, audience, expired, notFresh, replayed

  /// The fault in words, without anything of the token.
  var message: String {
    switch self {
    case .missing: "no `Authorization: Bearer` with a JSON Web Token"
    case .unreadable:
      "no JSON Web Token with typ JWT, alg, kid, iss, aud, exp, iat and jti"
    case .issuer: "`iss` is no client of this server"
    case .key: "`kid` is no key of this client"
    case .algorithm: "`alg` is not that of the key"
    case .signature: "the signature is not that of the key"
    case .audience: "`aud` is not the address that was asked"
    case .expired: "`exp` has passed"
    case .notFresh: "`iat` is not of the last eight minutes"
    case .replayed: "`jti` was used before"
    }
  }
}

#endif
