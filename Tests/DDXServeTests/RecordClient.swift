#if Serve

import CryptoExtras
import DDXDocuments
import DDXFHIR
@testable import DDXServe
import Foundation
import JWTKit

/// A health record that calls the server, with a key of its own where it has one.
struct RecordClient: Sendable {
  /// What a token says.
  struct Claims: JWTPayload {
    var iss = "https://ehr.example"
    var aud: String
    var exp: Double
    var iat: Double
    var jti = UUID().uuidString

    func verify(using algorithm: some JWTAlgorithm) async throws {}
  }

  /// The time of the tests, in seconds since 1970.
  static let now = 1_778_400_000.0

  let key = ES384PrivateKey()
  let rsa: JWTKit.Insecure.RSA.PrivateKey

  init() throws {
    rsa = try JWTKit.Insecure.RSA.PrivateKey(backing: _RSA.Signing.PrivateKey(keySize: .bits2048))
  }

  /// The file of keys that lets it in.
  func file() throws -> String {
    guard let point = key.parameters else { throw CocoaError(.coderInvalidValue) }
    let (modulus, exponent) = try rsa.publicKey.getKeyPrimitives()
    return """
      [{"iss":"https://ehr.example","jwks":{"keys":[
        {"kty":"EC","crv":"P-384","kid":"ec","use":"sig","x":"\(Self.url(point.x))",
         "y":"\(Self.url(point.y))"},
        {"kty":"RSA","kid":"rsa","alg":"RS384","n":"\(Self.url(modulus))","e":"\(Self.url(exponent))"}
      ]}},
      {"iss":"https://other.example","jwks":{"keys":[
        {"kty":"RSA","kid":"rsa","n":"\(Self.url(modulus))","e":"\(Self.url(exponent))"}]}}]
      """
  }

  /// Numbers as keys write them; the library hands them out in either alphabet.
  private static func url(_ text: String) -> String {
    text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func url(_ data: Data) -> String { url(data.base64EncodedString()) }

  /// What a good token says.
  static func claims(_ address: String) -> Claims {
    Claims(aud: address, exp: now + 300, iat: now)
  }

  /// A token that this client signs.
  func token(_ claims: Claims, kid: String = "ec", header: JWTHeader = [:]) async throws -> String {
    let keys = JWTKeyCollection()
    await keys.add(ecdsa: key, kid: "ec")
    await keys.add(rsa: rsa, digestAlgorithm: .sha384, kid: "rsa")
    await keys.add(ecdsa: ES384PrivateKey(), kid: "stranger")
    var header = header
    if header.kid == nil { header.kid = kid }
    return try await keys.sign(claims, kid: JWKIdentifier(string: kid), header: header)
  }

  /// A token as it would be without a signature, or with that of a shared secret.
  static func written(_ header: String, _ claims: String, signature: String = "") -> String {
    [header, claims].map { url(Data($0.utf8)) }.joined(separator: ".") + "." + signature
  }
}

/// What a record sends.
enum RecordRequest {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// An order of a block for a sample patient.
  static func order(_ name: String, _ clinic: Clinic, secret: String = "Ms Secret") throws -> String
  {
    let path = root.appending(path: "Profiles/patients/\(name).xml").path()
    let profile = try clinic.reader.profile(DocumentFile.read(path: path)).value
    let answers = FHIRWriter(vocabulary: clinic.vocabulary).response(profile)
      .replacing(/"authored": "[^"]*"/, with: "\"authored\": \"2026-05-10\"")
    return """
      {"hook":"order-sign","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
      "context":{"userId":"Practitioner/9","patientId":"12-b","draftOrders":{"resourceType":"Bundle",
      "type":"collection","entry":[{"resource":{"resourceType":"ServiceRequest","id":"o-1",
      "status":"draft","intent":"order","subject":{"reference":"Patient/12-b"},
      "code":{"coding":[{"system":"urn:ddx:fhir:procedure","code":"caudal-epidural"}],
      "text":"for \(secret)"}}}]}},
      "prefetch":{"patient":{"resourceType":"Patient","id":"12-b","birthDate":"1960-03-02",
      "name":[{"text":"\(secret)"}]},"answers":\(answers)}}
      """
  }

  /// Sends a text, and says what came back.
  static func send(
    _ text: String, to path: String, _ served: Served, _ headers: [String: String] = [:],
    method: String = "POST"
  ) async -> Wire.Answer? {
    var lines = ["\(method) \(path) HTTP/1.1"]
    let standard = [
      "Host": served.host, "Connection": "close", "Content-Type": "application/json",
      "Content-Length": "\(text.utf8.count)",
    ]
    for (name, value) in standard.merging(headers, uniquingKeysWith: { $1 }) {
      lines.append("\(name): \(value)")
    }
    return await Wire.send([lines.joined(separator: "\r\n") + "\r\n\r\n" + text], to: served.port)
  }
}

#endif
