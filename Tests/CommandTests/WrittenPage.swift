import Foundation
import Testing

/// A page of the documentation that a command writes.
enum WrittenPage {
  /// Holds a page against what a command prints; with the golden commands it is written down anew.
  static func check(_ path: String, against line: String) throws {
    let printed = try Shell.run(line).stdout
    let file = Shell.root.appending(path: path)
    if `Golden commands`.isUpdating {
      try Data(printed.utf8).write(to: file)
      return
    }
    let page = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(page == printed, "`make golden` writes down what it prints now")
  }
}
