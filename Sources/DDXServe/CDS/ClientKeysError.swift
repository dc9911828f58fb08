#if Serve

/// Why a file of keys can't be used.
public enum ClientKeysError: Error, Hashable {
  /// A key of a client, each counted from 0.
  public struct Place: Hashable, Sendable {
    let client: Int
    let key: Int

    fileprivate var words: String { "[\(client)].jwks.keys[\(key)]" }
  }

  /// It is no list of clients in JSON.
  case noList
  /// An entry is no client.
  case noClient(Int)
  /// A client stands twice.
  case clientTwice(Int)
  /// A key has no name.
  case noName(Place)
  /// A name stands twice.
  case keyTwice(Place)
  /// It is the private half.
  case privateKey(Place)
  /// It is no key for an algorithm that is trusted.
  case otherKind(Place)
  /// Its numbers are none.
  case noKey(Place)

  /// The error in words, lower case and without a full stop.
  public var message: String {
    switch self {
    case .noList: "no list of clients as JSON: `[{\"iss\": \"…\", \"jwks\": {\"keys\": [{…}]}}]`"
    case .noClient(let index): "[\(index)] has no `iss`, or no `jwks` with `keys`"
    case .clientTwice(let index): "[\(index)].iss stands twice"
    case .noName(let place): "\(place.words) has no `kid`"
    case .keyTwice(let place): "\(place.words).kid stands twice"
    case .privateKey(let place):
      "\(place.words) is a private key; only the public half belongs here"
    case .otherKind(let place):
      "\(place.words) is no key for ES384, RS384, ES256 or RS256 (RSA from 2,048 bits)"
    case .noKey(let place): "the numbers of \(place.words) are no key"
    }
  }
}

#endif
