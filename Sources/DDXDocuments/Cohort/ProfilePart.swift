/// One profile of a file: a document of its own, or an element of a cohort.
public struct ProfilePart: Sendable {
  /// The document.
  public let file: DocumentFile
  /// Which profile of its file it is, from 1.
  public let number: Int
  /// Where it begins in its file; nil for a document of its own.
  public let origin: PartOrigin?

  /// Creates a part.
  public init(file: DocumentFile, number: Int = 1, origin: PartOrigin? = nil) {
    self.file = file
    self.number = number
    self.origin = origin
  }
}

/// Where a document begins in the file that holds it, and what was put into it that the file does
/// not say there.
public struct PartOrigin: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The character on the line, from 1.
  public let column: Int
  /// The namespaces that it inherits, written into its first tag, and after which character of the
  /// document they stand.
  let insertion: Insertion?

  /// A text that the file does not have at its place.
  struct Insertion: Hashable {
    /// How many characters of the first line are before it.
    let column: Int
    /// The text.
    let text: String
  }

  /// Creates an origin.
  public init(line: Int, column: Int = 1) {
    self.init(line: line, column: column, insertion: nil)
  }

  init(line: Int, column: Int, insertion: Insertion?) {
    self.line = line
    self.column = column
    self.insertion = insertion
  }
}
