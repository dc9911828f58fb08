import Foundation

// embed-documents ROOT OUTPUT DOCUMENT...
//
// Writes one Swift file with each document as a string literal, named by its path from ROOT; a page
// (README.md) is `readme`.

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: embed-documents ROOT OUTPUT DOCUMENT...\n".utf8))
  exit(64)
}
let root = arguments[1].hasSuffix("/") ? arguments[1] : arguments[1] + "/"

/// The text of a file as a literal.
func literal(_ path: String, indent: String) throws -> String {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  return "\(indent)####\"\"\"\n" + text + (text.hasSuffix("\n") ? "" : "\n") + "\n\"\"\"####"
}

var source = """
  /// The documents shipped in this binary.
  enum EmbeddedDocuments {
    /// Each document's path from the top of the repository, with its text.
    static let all: [(path: String, text: StaticString)] = [

  """
let files = arguments.dropFirst(3)
for path in files where !path.hasSuffix(".md") {
  let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
  let text = try literal(path, indent: "      ")
  source += "    (\n      \"\(name)\",\n\(text)\n    ),\n"
}
source += "  ]\n"
for page in files where page.hasSuffix(".md") {
  source += "\n  /// The page of the module.\n  static let readme: StaticString =\n"
  source += try literal(page, indent: "    ") + "\n"
}
source += "}\n"
try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
