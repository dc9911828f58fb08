import DDXDigest
import DDXMarkup
import Foundation

// embed-documents PACKAGE ROOT OUTPUT DOCUMENT...
//
// Writes one Swift file with each document as a string literal, named by its path from ROOT; a page
// (README.md) is `readme`. The elements of the documents of ddx itself are laid out beside their
// text, so that they are not parsed at every start; tests hold them against the schemas. Those of
// other packages are, when they are read.

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("\(message)\n".utf8))
  exit(64)
}

let arguments = CommandLine.arguments
guard arguments.count >= 4 else { fail("usage: embed-documents PACKAGE ROOT OUTPUT DOCUMENT...") }
let isOurs = arguments[1] == "ddx"
let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"

/// A text as a literal of several lines.
func literal(_ text: String, indent: String) -> String {
  "\(indent)####\"\"\"\n" + text + (text.hasSuffix("\n") ? "" : "\n") + "\n\"\"\"####"
}

/// The layout of a document as a literal of one line, in which nothing but the ends of lines has to
/// be escaped.
func layout(of bytes: [UInt8], _ path: String) -> String {
  let outcome = bytes.withUnsafeBufferPointer { DocumentParser.parse($0, as: .anything) }
  if let (fault, offset) = outcome.fatal { fail("\(path): byte \(offset): \(fault)") }
  let text = TreeLayout.text(of: outcome.tree)
  let escaped = text.unicodeScalars.map { scalar in
    scalar.value < 0x20 ? "\\####u{\(String(scalar.value, radix: 16))}" : String(scalar)
  }
  return "####\"\(escaped.joined())\"####"
}

var source = """
  import DDXCore

  /// The documents shipped in this binary.
  enum EmbeddedDocuments {
    /// Each document, by its path from the top of the repository.
    static let all: [EmbeddedDocument] = [

  """
let files = arguments.dropFirst(4)
for path in files where !path.hasSuffix(".md") {
  let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
  let digest = bytes.withUnsafeBufferPointer { SHA256.hexadecimal(of: $0) }
  source += "    .init(\n      path: \"\(name)\",\n      text:\n"
  source += literal(String(decoding: bytes, as: UTF8.self), indent: "        ")
  source += ",\n      digest: \"\(digest)\""
  if isOurs, name.hasSuffix(".xml") { source += ",\n      layout: \(layout(of: bytes, path))" }
  source += "),\n"
}
source += "  ]\n"
for path in files where path.hasSuffix(".md") {
  source += "\n  /// The page of the module.\n  static let readme: StaticString =\n"
  source += literal(try String(contentsOfFile: path, encoding: .utf8), indent: "    ") + "\n"
}
source += "}\n"
try source.write(toFile: arguments[3], atomically: true, encoding: .utf8)
