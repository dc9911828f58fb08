import DDXCore
import DDXDocuments
import Testing

/// The vocabulary that is shipped, and documents made for one test.
enum Samples {
  private static let vocabulary = Result { try Shipped.vocabulary() }

  static func reader() throws -> DocumentReader {
    DocumentReader(vocabulary: try vocabulary.get())
  }

  /// A document from its text.
  static func file(_ text: String, name: String = "sample.xml") -> DocumentFile {
    DocumentFile(name: name, bytes: Array(text.utf8))
  }

  /// A profile with something put into it.
  static func profile(
    attributes: String = #"id="sample" date="2026-05-10""#, findings: String = "",
    blocks: String = "", pain: String = #"<pain side="right"/>"#, rest: String = ""
  ) -> DocumentFile {
    var text = #"<profile xmlns="urn:ddx:profile:1" \#(attributes)>"# + "\n"
    text += #"  <patient age="58"/>"# + "\n  \(pain)\n"
    if !findings.isEmpty { text += "  <findings>\n    \(findings)\n  </findings>\n" }
    if !blocks.isEmpty { text += "  <blocks>\n    \(blocks)\n  </blocks>\n" }
    return file(text + rest + "</profile>\n")
  }

  /// The diagnostics of a document that is refused.
  static func faults<Value>(
    _ body: () throws(DocumentFaults) -> Value
  ) -> [Diagnostic] {
    do {
      _ = try body()
      return []
    } catch {
      return error.diagnostics
    }
  }
}

/// The top of the repository.
let repository = {
  var parts = #filePath.split(separator: "/")
  parts.removeLast(4)
  return "/" + parts.joined(separator: "/")
}()

extension [Diagnostic] {
  /// Each diagnostic as its place, its severity and its id.
  var places: [String] {
    map { "\($0.line ?? 0):\($0.column ?? 0) \($0.severity.rawValue) \($0.id)" }
  }

  /// The rendered text, as a user reads it.
  var text: String { DiagnosticRenderer().render(self) }
}
