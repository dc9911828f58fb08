public import DDXCore
internal import DDXDigest
internal import DDXMarkup

/// The bytes of one document, and the name that messages give it.
public struct DocumentFile: Sendable {
  private enum Storage: Sendable {
    case bytes([UInt8])
    case text(StaticString)
  }

  /// The name in messages: a path, or `<stdin>`.
  public let name: String
  private let storage: Storage
  /// What the build found out of it, where it is one within the binary.
  private let embedded: EmbeddedDocument?

  /// The bytes that a document can have.
  public static var largest: Int { ReadingLimits.documentSize }

  /// Creates a document from its bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.storage = .bytes(bytes)
    self.embedded = nil
  }

  /// A document within the binary; nothing is copied.
  public init(_ document: EmbeddedDocument) {
    self.init(name: document.path, text: document.text, embedded: document)
  }

  /// Creates a document from a literal; nothing is copied.
  public init(name: String, text: StaticString) {
    self.init(name: name, text: text, embedded: nil)
  }

  private init(name: String, text: StaticString, embedded: EmbeddedDocument?) {
    self.name = name
    self.embedded = embedded
    // A literal of one scalar has no bytes to point at.
    self.storage = text.hasPointerRepresentation ? .text(text) : .bytes(Array("\(text)".utf8))
  }

  /// The size in bytes.
  public var count: Int {
    switch storage {
    case .bytes(let bytes): bytes.count
    case .text(let text): text.utf8CodeUnitCount
    }
  }

  /// The text; bytes that are no UTF-8 are replaced.
  public var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  /// Lends the bytes for the length of a call.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .bytes(let bytes):
      try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in try body(buffer) }
    case .text(let text):
      try body(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
  }

  /// The SHA-256 of the bytes, in hexadecimal.
  public var digest: String {
    embedded?.digest ?? withBytes { SHA256.hexadecimal(of: $0) }
  }

  /// Whether the build laid its elements out.
  var isLaidOut: Bool { embedded?.layout != nil }

  /// The elements, where the build laid them out.
  var laidOut: DocumentTree? { embedded?.layout.flatMap(TreeLayout.tree) }
}
