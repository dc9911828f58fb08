internal import DDXMarkup

/// The profiles of one file: the only one, or those of a cohort one after the other.
///
/// A cohort is an element `cohort` of the namespace `urn:ddx:cohort:1` around its profiles. It is
/// read as it is asked for; only one profile is held.
public struct ProfileFile {
  /// The next part.
  public enum Item: Sendable {
    /// A profile.
    case profile(ProfilePart)
    /// What is wrong with the file in place of a profile, or between two; the number is that of
    /// the profile.
    case fault(DocumentFaults, number: Int?)
  }

  private enum Content {
    case one(ProfilePart?)
    case several(CohortCutter)
  }

  /// The size of the file in bytes; 0 where it is not known.
  public let size: Int
  private var content: Content

  /// Opens a file, or the standard input where the path is `-`.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - isStopped: Asked, when a signal came, whether to wait no longer for the standard input.
  /// - Throws: ``DocumentFaults`` when it can't be read, or is too large for a document and no
  ///   cohort.
  public init(
    path: String, isStopped: @escaping () -> Bool = { false }
  ) throws(DocumentFaults) {
    var window = ByteWindow(try ByteStream(path: path, isStopped: isStopped))
    size = window.size
    if let root = try Self.root(&window) {
      content = .several(CohortCutter(window, root: root))
      return
    }
    let limit = ReadingLimits.documentSize
    guard try !window.fill(to: limit + 1) else {
      throw DocumentFaults(window.name, .file(.tooLarge(limit: limit)))
    }
    content = .one(ProfilePart(file: DocumentFile(name: window.name, bytes: Array(window.bytes))))
  }

  /// Whether the file is a cohort.
  public var isCohort: Bool {
    if case .several = content { true } else { false }
  }

  /// How many bytes of a cohort have been read.
  public var passed: Int {
    if case .several(let cutter) = content { cutter.passed } else { size }
  }

  /// The next profile, or nil at the end.
  ///
  /// - Throws: ``DocumentFaults`` when the file can't be read on.
  public mutating func next() throws(DocumentFaults) -> Item? {
    switch content {
    case .one(let part):
      content = .one(nil)
      return part.map { .profile($0) }
    case .several(var cutter):
      content = .one(nil)
      let item = try cutter.next()
      content = .several(cutter)
      return item
    }
  }

  /// Finds the first tag, where it is that of a cohort, and moves the window there.
  ///
  /// - Throws: ``DocumentFaults`` when the file can't be read, or a cohort is in another encoding
  ///   than UTF-8.
  private static func root(_ window: inout ByteWindow) throws(DocumentFaults) -> CohortTag? {
    let limit = ReadingLimits.documentSize
    var place = try window.has("\u{FEFF}", at: 0) ? 3 : 0
    while true {
      guard let markup = try window.first(from: place, where: { !CohortTag.isSpace($0) }),
        try window.byte(at: markup) == UInt8(ascii: "<"), markup < limit
      else { return nil }
      let end: Int?
      if try window.has("<?", at: markup) {
        end = try window.first("?>", from: markup, before: limit).map { $0 + 2 }
      } else if try window.has("<!--", at: markup) {
        end = try window.first("-->", from: markup + 4, before: limit).map { $0 + 3 }
      } else {
        return try cohort(at: markup, &window)
      }
      guard let end else { return nil }
      place = end
    }
  }

  private static func cohort(
    at place: Int, _ window: inout ByteWindow
  ) throws(DocumentFaults) -> CohortTag? {
    guard try window.isName(Array("cohort".utf8), at: place + 1) else { return nil }
    _ = try window.fill(to: place + ReadingLimits.tagSize)
    let tag = CohortTag(window.bytes.dropFirst(place).prefix(ReadingLimits.tagSize))
    guard tag.namespace == "urn:ddx:cohort:1" else { return nil }
    let encoding = Array(window.bytes.prefix(place)).withUnsafeBufferPointer {
      DeclaredEncoding.unsupported(in: $0)
    }
    if let encoding {
      throw DocumentFaults([
        Diagnostic(
          fault: .markup(.encoding(found: encoding)), file: window.name, line: 1, isPrivate: true)
      ])
    }
    window.pass(place)
    return tag
  }
}
