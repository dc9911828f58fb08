import Foundation

// embed-documents ROOT OUTPUT DOCUMENT...
//
// Writes one Swift file with each document as a string literal, named by its path from ROOT.

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: embed-documents ROOT OUTPUT DOCUMENT...\n".utf8))
  exit(64)
}
let root = arguments[1].hasSuffix("/") ? arguments[1] : arguments[1] + "/"

var source = """
  /// The documents shipped in this binary.
  enum EmbeddedDocuments {
    /// Each document's path from the top of the repository, with its text.
    static let all: [(path: String, text: StaticString)] = [

  """
for path in arguments.dropFirst(3) {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
  source += "    (\n      \"\(name)\",\n      ####\"\"\"\n"
  source += text.hasSuffix("\n") ? text : text + "\n"
  source += "\n\"\"\"####\n    ),\n"
}
source += "  ]\n}\n"
try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
