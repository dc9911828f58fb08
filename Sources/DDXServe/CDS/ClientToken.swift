#if Serve

import DDXCore

/// What a token of a client says before it is believed: a JSON Web Token [RFC 7519].
///
/// It is read here and not by the library that checks the signature: that one takes a number in the
/// header for a whole one of 64 bits, and ends the program where it is larger.
struct ClientToken {
  /// The algorithm of the signature.
  let algorithm: String
  /// The key of the signature.
  let key: String
  /// Who wrote it.
  let issuer: String
  /// For which addresses it is meant.
  let audience: [String]
  /// Until when it holds, in seconds since 1970.
  let expires: Double
  /// When it was written, in seconds since 1970.
  let issued: Double
  /// What tells it from all others of its issuer.
  let id: String

  /// Reads a token; nil where something that each must have is missing.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, Base64URL.bytes(parts[2]) != nil,
      let header = Self.object(parts[0]), let claims = Self.object(parts[1]),
      // A header that must be understood, and a type that is none of ours.
      header["crit"] == nil, header.text("typ").map({ $0.uppercased() == "JWT" }) == true,
      let algorithm = header.text("alg"), let key = header.text("kid"),
      let issuer = claims.text("iss"), let expires = claims.number("exp"),
      let issued = claims.number("iat"), let id = claims.text("jti"), !id.isEmpty,
      id.utf8.count <= 256
    else { return nil }
    self.algorithm = algorithm
    self.key = key
    self.issuer = issuer
    self.expires = expires
    self.issued = issued
    self.id = id
    switch claims["aud"] {
    case .text(let one)?: audience = [one]
    case .array(let several)?:
      audience = several.compactMap { if case .text(let text) = $0 { text } else { nil } }
    default: return nil
    }
  }

  private static func object(_ part: Substring) -> JSONObject? {
    guard let bytes = Base64URL.bytes(part),
      case .object(let object)? = try? JSONParser.value(of: bytes)
    else { return nil }
    return object
  }
}

#endif
